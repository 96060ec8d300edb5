using System.Globalization;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>
/// Is healthy when a server says the first word of its protocol. It does for the servers whose drivers the stand-in has not: a port that a proxy
/// or a container runtime listens on accepts connections long before the server behind it does. A server that has answered is not asked again until
/// it is started anew: MySQL locks out a host that hangs up on its greeting a hundred times.
/// </summary>
/// <param name="endpoint">Where the server is.</param>
/// <param name="hello">What the client has to say first.</param>
/// <param name="answersWith">The place and the value of the byte by which the answer is known.</param>
internal sealed class TcpHealthCheck(EndpointReference endpoint, byte[] hello, (int Offset, byte Value) answersWith) : IHealthCheck
{
    private volatile bool _hasAnswered;

    /// <summary>Asks the server again: it is started anew.</summary>
    public void Forget() => _hasAnswered = false;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (_hasAnswered)
        {
            return HealthCheckResult.Healthy();
        }

        var host = await endpoint.Property(EndpointProperty.IPV4Host).GetValueAsync(cancellationToken).ConfigureAwait(false);
        var port = await endpoint.Property(EndpointProperty.Port).GetValueAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host!, int.Parse(port!, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
            var stream = client.GetStream();
            await stream.WriteAsync(hello, cancellationToken).ConfigureAwait(false);

            var answer = new byte[answersWith.Offset + 1];
            await stream.ReadExactlyAsync(answer, cancellationToken).ConfigureAwait(false);
            _hasAnswered = answer[answersWith.Offset] == answersWith.Value;
            return _hasAnswered
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"What listens at {host}:{port} does not speak the protocol of resource '{endpoint.Resource.Name}', or refuses connections.");
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy($"Resource '{endpoint.Resource.Name}' does not answer at {host}:{port} yet.", failure);
        }
    }
}
