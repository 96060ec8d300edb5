using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>A program that the orchestrator runs without its being a resource. It ends with this process, even when this process is killed.</summary>
internal sealed class DcpProgram
{
    private readonly DcpClient _client;
    private readonly string _name;

    private DcpProgram(DcpClient client, string name) => (_client, _name) = (client, name);

    /// <summary>Starts <paramref name="spec"/> under a name that no other program of this run has.</summary>
    /// <exception cref="DistributedApplicationException">There is no orchestrator, or it refuses.</exception>
    public static async Task<DcpProgram> StartAsync(DcpHost host, string name, ExecutableSpec spec, CancellationToken cancellationToken)
    {
        var client = await host.GetClientAsync(cancellationToken).ConfigureAwait(false);
        await client.CreateAsync(new Executable { Metadata = new ObjectMetadata { Name = name }, Spec = spec }, cancellationToken).ConfigureAwait(false);
        return new DcpProgram(client, name);
    }

    /// <summary>Gives what it writes, from the beginning, until it is removed or the token is cancelled.</summary>
    public IAsyncEnumerable<DcpLogLine> FollowLogAsync(CancellationToken cancellationToken) =>
        _client.FollowLogAsync<Executable>(_name, cancellationToken);

    /// <summary>Waits until it has ended or could not be started.</summary>
    /// <returns>Its last status: the state <c>Finished</c> or <c>FailedToStart</c>, and the exit code.</returns>
    public async Task<ExecutableStatus> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in _client.WatchAsync<Executable>(cancellationToken).ConfigureAwait(false))
        {
            if (change.Object.Metadata.Name == _name && change.Object.Status is { State: "Finished" or "Terminated" or "FailedToStart" } status)
            {
                return status;
            }
        }

        throw new DistributedApplicationException($"The orchestrator ended while '{_name}' was running.");
    }

    /// <summary>Asks for its end and its removal.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken) => _client.DeleteAsync<Executable>(_name, cancellationToken);
}
