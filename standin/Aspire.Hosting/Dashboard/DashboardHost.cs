using System.Net.Security;
using Aspire.Hosting.Bundle;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Dcp.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Shows the application on the Aspire dashboard. The orchestrator runs it, so that it ends with the AppHost however that ends; it is no resource, so
/// that nobody stops the dashboard on the dashboard. An application whose dashboard does not start runs on without it.
/// </summary>
internal sealed class DashboardHost(
    IConfiguration configuration,
    AspireBundle bundle,
    DcpHost dcp,
    ResourceService service,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(200);

    private readonly ILogger _logger = loggers.CreateLogger<DistributedApplication>();
    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
    private ResourceServer? _server;
    private Task _running = Task.CompletedTask;

    /// <summary>Chooses the addresses, before any resource asks for them, and starts the dashboard without waiting for it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheme = configuration.GetValue<bool>("ASPIRE_ALLOW_UNSECURED_TRANSPORT") || DeveloperCertificate.FindTrusted() is null
            ? Uri.UriSchemeHttp
            : Uri.UriSchemeHttps;
        var addresses = DashboardAddresses.Choose(configuration, scheme);
        configuration[DashboardAddresses.OtlpGrpcKey] = addresses.OtlpGrpc;
        configuration[DashboardAddresses.OtlpHttpKey] = addresses.OtlpHttp;

        try
        {
            _server = await ResourceServer.StartAsync(
                (endpoints, stopping) => service.Map(endpoints, loggers.CreateLogger<ResourceService>(), stopping),
                DashboardAddresses.GetResourceService(configuration, scheme),
                configuration[DashboardEnvironment.ResourceServiceApiKeyKey],
                cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            // The address is taken, most likely by another AppHost with the same settings.
            Warn($"{exception.Message} Stop the program that has it, or set another address.");
            return;
        }

        _running = RunAsync(addresses, DashboardEnvironment.Create(configuration, addresses, _server.Address), _stopping.Token);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);

        if (_server is { } server)
        {
            _server = null;
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task RunAsync(DashboardAddresses addresses, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        try
        {
            var location = await bundle.LocateAsync(cancellationToken).ConfigureAwait(false);

            if (location.DashboardPath is not { } path)
            {
                Warn(location.Problem);
                return;
            }

            var program = await DcpProgram.StartAsync(dcp, "aspire-dashboard", new()
            {
                ExecutablePath = path,
                WorkingDirectory = Path.GetDirectoryName(path),
                Args = ["dashboard"],
                Env = [.. environment.Select(variable => new EnvironmentVariable(variable.Key, variable.Value))],
            }, cancellationToken).ConfigureAwait(false);

            await WatchAsync(program, addresses, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DistributedApplicationException or HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // When the application stops, the orchestrator ends the dashboard with everything else.
            if (!cancellationToken.IsCancellationRequested)
            {
                Warn(exception.Message);
            }
        }
    }

    private async Task WatchAsync(DcpProgram program, DashboardAddresses addresses, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var log = new DashboardLog(loggers.CreateLogger("Aspire.Hosting.Dashboard"));
        var exit = program.WaitForExitAsync(ended.Token);
        var reading = ReadLogAsync(program, log, ended.Token);
        var answering = WaitUntilAnswersAsync(addresses.Browser, ended.Token);

        try
        {
            if (await Task.WhenAny(exit, answering).ConfigureAwait(false) == answering)
            {
                await answering.ConfigureAwait(false);
                Announce(addresses.Browser);
            }

            // What it has written is known to the end once it is removed.
            var status = await exit.ConfigureAwait(false);
            await program.DeleteAsync(ended.Token).ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            _logger.LogWarning("The dashboard has ended with exit code {ExitCode}; the application runs on without it. {Problem}", status.ExitCode, log.LastError);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(exit, reading, answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Warn(string? problem) => _logger.LogWarning("The application runs without its dashboard. {Problem}", problem);

    // Tools look for these very words.
    private void Announce(string address)
    {
        _logger.LogInformation("Now listening on: {DashboardUrl}", address);

        if (configuration[DashboardEnvironment.BrowserTokenKey] is { Length: > 0 } token)
        {
            _logger.LogInformation("Login to the dashboard at {LoginUrl}", $"{address}/login?t={token}");
        }
    }

    private static async Task ReadLogAsync(DcpProgram program, DashboardLog log, CancellationToken cancellationToken)
    {
        await foreach (var line in program.FollowLogAsync(cancellationToken).ConfigureAwait(false))
        {
            log.Write(line);
        }
    }

    private static async Task WaitUntilAnswersAsync(string address, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_startTimeout);

        // Whether this machine trusts its certificate is the browser's question.
        var health = new Uri(address + "/health");
        using var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) => errors is SslPolicyErrors.None || health.IsLoopback;
        using var http = new HttpClient(handler);
        using var timer = new PeriodicTimer(s_pollInterval);

        try
        {
            while (!await AnswersAsync(http, health, timeout.Token).ConfigureAwait(false))
            {
                await timer.WaitForNextTickAsync(timeout.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException($"It does not answer at {address} within {s_startTimeout.TotalSeconds} seconds.");
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(address, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }
}
