using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Follows what the orchestrator says of its objects: states become snapshots of their resources, output becomes their console logs.</summary>
internal sealed class ResourceWatcher(DcpClient client, LauncherContext context)
{
    private readonly ConcurrentDictionary<string, LaunchedResource> _launched = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _logs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _removed = new(StringComparer.Ordinal);

    /// <summary>Says which resource the object of its name stands for from now on.</summary>
    public void Expect(LaunchedResource launched) => _launched[launched.Resource.Name] = launched;

    /// <summary>Ignores what still comes of an object that is being removed: its resource is about to start anew.</summary>
    public void Ignore(string uid) => _removed[uid] = true;

    /// <summary>Follows until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            WatchAsync<Executable>((snapshot, executable, launched) => snapshot.Apply(executable, launched.Configuration, launched.ProjectPath), cancellationToken),
            WatchAsync<Container>((snapshot, container, launched) => snapshot.Apply(container, launched.Configuration), cancellationToken)).ConfigureAwait(false);
        await Task.WhenAll(_logs.Values).ConfigureAwait(false);
    }

    private async Task WatchAsync<T>(Func<CustomResourceSnapshot, T, LaunchedResource, CustomResourceSnapshot> apply, CancellationToken cancellationToken)
        where T : IDcpObject
    {
        try
        {
            // The server ends a watch after a while; the next one begins with all objects as they are.
            while (true)
            {
                await foreach (var change in client.WatchAsync<T>(cancellationToken).ConfigureAwait(false))
                {
                    await ObserveAsync(change, apply, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or DcpException)
        {
            context.Logger.LogError(exception, "The orchestrator has ended: states of {Collection} are followed no longer. Start the AppHost again.", T.Collection);
        }
    }

    private async Task ObserveAsync<T>(WatchEvent<T> change, Func<CustomResourceSnapshot, T, LaunchedResource, CustomResourceSnapshot> apply, CancellationToken cancellationToken)
        where T : IDcpObject
    {
        var metadata = change.Object.Metadata;
        if (change.Type == WatchEvent.Deleted || !_launched.TryGetValue(metadata.Name, out var launched) || _removed.ContainsKey(metadata.Uid!))
        {
            return;
        }

        if (!_logs.ContainsKey(metadata.Uid!))
        {
            _logs[metadata.Uid!] = CopyLogAsync<T>(launched.Resource, cancellationToken);
        }

        await context.Notifications.PublishUpdateAsync(launched.Resource, snapshot => apply(snapshot, change.Object, launched)).ConfigureAwait(false);
    }

    private async Task CopyLogAsync<T>(IResource resource, CancellationToken cancellationToken)
        where T : IDcpObject
    {
        try
        {
            await foreach (var line in client.FollowLogAsync<T>(resource.Name, cancellationToken).ConfigureAwait(false))
            {
                context.Loggers.WriteLine(resource.Name, line.Timestamp ?? DateTimeOffset.UtcNow, line.Content, line.IsError);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or DcpException)
        {
            context.Loggers.GetLogger(resource).LogWarning("The console log ends here, the orchestrator stopped sending it: {Reason}", exception.Message);
        }
    }
}
