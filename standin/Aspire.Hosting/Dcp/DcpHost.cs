using Aspire.Hosting.Bundle;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The orchestrator of this run: started when it is first asked for, ended with everything it runs by <see cref="StopAsync"/>, and told to
/// watch this process, so that it ends everything even when this process is killed.
/// </summary>
internal sealed class DcpHost(AspireBundle bundle, IConfiguration configuration, ILogger<DcpHost> logger) : IAsyncDisposable
{
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_cleanupTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private DcpClient? _client;
    private bool _stopped;

    /// <summary>The orchestrator's folder, once it was asked for.</summary>
    public string? Session { get; private set; }

    private string? ConfiguredRuntime => configuration["ASPIRE_CONTAINER_RUNTIME"] is { Length: > 0 } runtime ? runtime : null;

    /// <summary>Gives the client of the running orchestrator, after starting it when need be.</summary>
    /// <exception cref="DistributedApplicationException">There is no orchestrator on this machine, or it does not start; the message says why.</exception>
    /// <exception cref="ObjectDisposedException">It has been stopped.</exception>
    public async Task<DcpClient> GetClientAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_stopped, this);
            return _client ??= await StartAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Finds out which container runtime there is.</summary>
    /// <inheritdoc cref="GetClientAsync" path="/exception[1]"/>
    public async Task<ContainerRuntime> GetContainerRuntimeAsync(CancellationToken cancellationToken)
    {
        var dcp = await GetProgramAsync(cancellationToken).ConfigureAwait(false);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_startTimeout);
        try
        {
            return await ContainerRuntime.DetectAsync(dcp, ConfiguredRuntime, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"The orchestrator '{dcp}' did not say within {s_startTimeout.TotalSeconds} seconds which container runtime there is. See whether the container runtime answers, and start again.");
        }
    }

    /// <summary>Ends every process and container of this run, persistent containers excepted, and then the orchestrator. Later calls do nothing.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _stopped = true;
            if (_client is { } client)
            {
                _client = null;
                using (client)
                {
                    await EndAsync(client, hasResources: true, cancellationToken).ConfigureAwait(false);
                }

                DeleteSession();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _gate.Dispose();
    }

    private async Task<DcpClient> StartAsync(CancellationToken cancellationToken)
    {
        var dcp = await GetProgramAsync(cancellationToken).ConfigureAwait(false);

        var session = Session = Directory.CreateTempSubdirectory("aspire-session-").FullName;
        var kubeconfig = Path.Combine(session, "kubeconfig");
        var environment = HostProgram.NotInherited.ToDictionary(name => name, string? (_) => null);
        environment["DCP_SESSION_FOLDER"] = session;

        // Not given up half-way when the application ends meanwhile: what runs has to be told to end.
        using var timeout = new CancellationTokenSource(s_startTimeout);
        DcpClient client;
        try
        {
            // Detached, so that Ctrl+C in the terminal reaches this process alone, which then ends everything in order.
            var start = await Program.RunAsync(
                dcp,
                ["start-apiserver", "--monitor", $"{Environment.ProcessId}", "--detach", "--kubeconfig", kubeconfig, .. ContainerRuntime.Option(ConfiguredRuntime)],
                environment,
                timeout.Token).ConfigureAwait(false);
            if (start.ExitCode != 0)
            {
                throw new DistributedApplicationException($"The orchestrator '{dcp}' did not start (exit code {start.ExitCode}): {start.Error.Trim()}");
            }

            client = await ConnectAsync(kubeconfig, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new DistributedApplicationException(
                $"The orchestrator '{dcp}' was started but did not answer within {s_startTimeout.TotalSeconds} seconds. Its session folder is '{session}'.");
        }

        if (cancellationToken.IsCancellationRequested)
        {
            using (client)
            {
                await EndAsync(client, hasResources: false, CancellationToken.None).ConfigureAwait(false);
            }

            DeleteSession();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return client;
    }

    private async Task<string> GetProgramAsync(CancellationToken cancellationToken)
    {
        var location = await bundle.LocateAsync(cancellationToken).ConfigureAwait(false);
        return location.DcpPath ?? throw new DistributedApplicationException(location.Problem ?? "There is no orchestrator on this machine.");
    }

    private static async Task<DcpClient> ConnectAsync(string kubeconfig, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_pollInterval);
        DcpClient? client = null;
        try
        {
            while (true)
            {
                client ??= Kubeconfig.TryRead(kubeconfig) is { } address ? new DcpClient(address) : null;
                if (client is not null && await AnswersAsync(client, cancellationToken).ConfigureAwait(false))
                {
                    return client;
                }

                await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            client?.Dispose();
            throw;
        }
    }

    private static async Task<bool> AnswersAsync(DcpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetServerAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The file with the address is written before the server listens, and stays for a moment after it has ended.
            return false;
        }
    }

    private async Task EndAsync(DcpClient client, bool hasResources, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_cleanupTimeout);
        try
        {
            using var timer = new PeriodicTimer(s_pollInterval);
            if (hasResources)
            {
                await client.SetServerAsync(new ServerExecution(ServerExecution.CleaningResources), timeout.Token).ConfigureAwait(false);
            }

            while ((await client.GetServerAsync(timeout.Token).ConfigureAwait(false)).Status == ServerExecution.CleaningResources)
            {
                await timer.WaitForNextTickAsync(timeout.Token).ConfigureAwait(false);
            }

            await client.SetServerAsync(new ServerExecution(ServerExecution.Stopping), timeout.Token).ConfigureAwait(false);
            while (await AnswersAsync(client, timeout.Token).ConfigureAwait(false))
            {
                await timer.WaitForNextTickAsync(timeout.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException or DcpException)
        {
            logger.LogWarning(exception, "The orchestrator could not be told to end; it ends everything once this process has ended.");
        }
    }

    // The orchestrator deletes its session folder when it ends, but now and then leaves it empty.
    private void DeleteSession()
    {
        try
        {
            if (Directory.Exists(Session))
            {
                Directory.Delete(Session, recursive: true);
            }
        }
        catch (IOException exception)
        {
            logger.LogDebug(exception, "The session folder {Session} is left to the orchestrator", Session);
        }
    }
}
