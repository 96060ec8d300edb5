using Microsoft.Extensions.Logging;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>Work that a run begins and does not wait for. It ends with the application at the latest, and what goes wrong in it is logged.</summary>
internal sealed class Errands(ILogger logger, CancellationToken stopping)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _going = [];

    /// <summary>Begins something.</summary>
    /// <param name="what">What it is, for the log.</param>
    /// <param name="work">The work. Its token is cancelled when the application stops.</param>
    public void Begin(string what, Func<CancellationToken, Task> work)
    {
        lock (_lock)
        {
            _going.RemoveWhere(task => task.IsCompleted);
            _going.Add(Task.Run(() => DoAsync(what, work), CancellationToken.None));
        }
    }

    /// <summary>Waits until all of it has ended.</summary>
    public Task WhenAllAsync()
    {
        lock (_lock)
        {
            return Task.WhenAll(_going);
        }
    }

    private async Task DoAsync(string what, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            logger.LogDebug("Given up: {Errand}", what);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Failed: {Errand}", what);
        }
    }
}
