using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Keeps the console logs of resources.</summary>
public class ResourceLoggerService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Is raised for each line that is written to any log, with the identifier of the resource.</summary>
    internal event Action<string, LogLine>? LineWritten;

    /// <summary>Writes to the console log of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The logger.</returns>
    public ILogger GetLogger(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);

        return GetLogger(resource.Name);
    }

    /// <summary>Writes to the console log of a resource.</summary>
    /// <param name="resourceName">The identifier of the resource.</param>
    /// <returns>The logger.</returns>
    public ILogger GetLogger(string resourceName) => new ResourceLogger(GetLog(resourceName));

    /// <summary>What has been written to the console log of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The lines.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);

        return GetAllAsync(resource.Name);
    }

    /// <summary>What has been written to the console log of a resource, and what will be.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The lines as they come; ends when the log is completed.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);

        return WatchAsync(resource.Name);
    }

    /// <summary>What has been written to the console log of a resource.</summary>
    /// <param name="resourceName">The identifier of the resource.</param>
    /// <returns>The lines.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName) =>
        new[] { GetLog(resourceName).GetLines() }.ToAsyncEnumerable();

    /// <summary>What has been written to the console log of a resource, and what will be.</summary>
    /// <param name="resourceName">The identifier of the resource.</param>
    /// <returns>The lines as they come; ends when the log is completed.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => GetLog(resourceName).WatchAsync();

    /// <summary>Says that nothing more will be written to the console log of a resource.</summary>
    /// <param name="resource">The resource.</param>
    public void Complete(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);

        Complete(resource.Name);
    }

    /// <summary>Says that nothing more will be written to the console log of a resource.</summary>
    /// <param name="name">The identifier of the resource.</param>
    public void Complete(string name) => GetLog(name).Complete();

    /// <summary>Ends every watch.</summary>
    public void Dispose()
    {
        foreach (var log in _logs.Values)
        {
            log.Complete();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a line that a process has written.</summary>
    internal void WriteLine(string resourceName, DateTimeOffset timestamp, string content, bool isErrorMessage) =>
        GetLog(resourceName).Write(timestamp, content, isErrorMessage);

    private ResourceLog GetLog(string resourceName)
    {
        ArgumentNullException.ThrowIfNull(resourceName);

        return _logs.GetOrAdd(resourceName, name => new ResourceLog(line => LineWritten?.Invoke(name, line)));
    }
}
