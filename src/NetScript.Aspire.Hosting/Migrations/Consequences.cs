using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>What follows from the end of a run for others: people are told of a failure, and what was given up because of it is started when it is mended.</summary>
internal sealed class Consequences(NetScriptDatabaseResource database, IInteractionService interactions, Dependents dependents, Errands errands) : IDisposable
{
    private CancellationTokenSource? _notice;
    private volatile bool _hasFailed;

    /// <summary>A run begins: what was said of the one before is over.</summary>
    public void RunStarted() => CloseNotice();

    /// <summary>A run has ended, and its end is published.</summary>
    public void RunEnded(MigrationVerdict verdict)
    {
        if (verdict.State.Style == KnownResourceStateStyles.Error)
        {
            DatabaseFailed(verdict.Description);
        }
        else if (_hasFailed && verdict.Health == HealthStatus.Healthy)
        {
            _hasFailed = false;
            errands.Begin($"the start of what was given up while '{database.Name}' was not ready", dependents.StartFailedAsync);
        }
    }

    /// <summary>The database is not there, or not as it should be.</summary>
    public void DatabaseFailed(string problem)
    {
        _hasFailed = true;
        CloseNotice();
        if (interactions.IsAvailable)
        {
            ShowNotice(problem);
        }
    }

    public void Dispose() => CloseNotice();

    // It stays until somebody closes it, or the next run begins.
    private void ShowNotice(string problem)
    {
        var notice = _notice = new CancellationTokenSource();
        var closed = notice.Token;
        errands.Begin($"the notice that '{database.Name}' is not ready", async stopping =>
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, closed);
            await interactions.PromptNotificationAsync(
                $"Database '{database.Name}' is not ready", problem, new() { Intent = MessageIntent.Error, ShowSecondaryButton = false }, end.Token).ConfigureAwait(false);
        });
    }

    private void CloseNotice()
    {
        var notice = Interlocked.Exchange(ref _notice, null);
        notice?.Cancel();
        notice?.Dispose();
    }
}
