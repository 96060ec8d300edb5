using Microsoft.Extensions.Logging;
using NetScript.Migrations.Engines;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Runs;

/// <summary>Changes what is recorded, by what people found out, as <c>prisma migrate resolve</c> does.</summary>
internal sealed class HistoryRun(MigrationTarget target, MigrationCatalog catalog, string name)
{
    private readonly List<string> _changed = [];

    /// <summary>Marks a migration as applied, whatever became of its attempts; in a database without a history too.</summary>
    public Task<HistoryOutcome> MarkAppliedAsync(string migration, CancellationToken cancellationToken)
    {
        return ExecuteAsync(Mark, cancellationToken);

        Task Mark(IMigrationSession session, IReadOnlyList<HistoryRow>? history)
        {
            var found = PlanRules.Find(catalog, migration)
                ?? throw MigrationFailedException.Of("P3017", $"There is no migration '{migration}' on disk, so its checksum cannot be recorded. {PlanRules.Known(catalog)}");
            return IsApplied(history, found)
                ? throw MigrationFailedException.Of("P3008", $"{found.DisplayName} is already recorded as applied. There is nothing to resolve.")
                : MarkAsync(session, history, [found], cancellationToken);
        }
    }

    /// <summary>Marks the attempts of a migration that have failed as rolled back.</summary>
    public Task<HistoryOutcome> MarkRolledBackAsync(string migration, CancellationToken cancellationToken)
    {
        return ExecuteAsync(Mark, cancellationToken);

        Task Mark(IMigrationSession session, IReadOnlyList<HistoryRow>? history)
        {
            // What failed may not be on disk any longer.
            var found = PlanRules.Find(catalog, migration);
            List<HistoryRow> attempts = [.. (history ?? []).Where(row => row.MigrationName == (found?.Name ?? migration))];
            if (attempts.Count == 0)
            {
                throw MigrationFailedException.Of("P3011", $"'{migration}' was never applied to the database of '{target.Database.Key}', so it cannot be rolled back. {PlanRules.Known(catalog)}");
            }

            if (attempts.All(row => row.FinishedAt is not null))
            {
                throw MigrationFailedException.Of("P3012", $"{found?.DisplayName ?? migration} has not failed, so it cannot be marked as rolled back. Undo what it did in a new migration.");
            }

            _changed.Add(found?.DisplayName ?? migration);
            return RollBackAsync(session, attempts, cancellationToken);
        }
    }

    /// <summary>Marks all migrations up to one, or all, as applied: for a database which has had their schema before it had a history.</summary>
    public Task<HistoryOutcome> BaselineAsync(string? upTo, CancellationToken cancellationToken)
    {
        return ExecuteAsync(Mark, cancellationToken);

        Task Mark(IMigrationSession session, IReadOnlyList<HistoryRow>? history)
        {
            var selected = PlanRules.UpTo(catalog, upTo).Where(migration => !IsApplied(history, migration));
            return MarkAsync(session, history, [.. selected], cancellationToken);
        }
    }

    /// <summary>Marks a migration as applied which is not on disk yet, if those that it replaces are.</summary>
    public Task ReplaceAsync(IMigrationEngine engine, Migration replacement, CancellationToken cancellationToken)
    {
        return ExecuteAsync(engine, Mark, cancellationToken);

        Task Mark(IMigrationSession session, IReadOnlyList<HistoryRow>? history)
        {
            if (IsApplied(history, replacement))
            {
                // An earlier attempt got that far.
                _changed.Add(replacement.DisplayName);
                return Task.CompletedTask;
            }

            var entries = MigrationPlan.Compare(catalog, history).Entries.Where(entry => replacement.Replaces.Contains(entry.Name)).ToList();
            if (entries.FirstOrDefault(entry => entry.State is not MigrationState.Applied and not MigrationState.Pending) is { } wrong)
            {
                throw MigrationFailedException.Of("NS1007", $"{wrong.DisplayName} is {wrong.State} in the database of '{target.Database.Key}'. Settle that before it is replaced: {wrong.Problem ?? "apply it, or leave it out"}.");
            }

            var applied = entries.Count(entry => entry.State == MigrationState.Applied);
            return applied == entries.Count ? MarkAsync(session, history, [replacement], cancellationToken)
                : applied == 0 ? Task.CompletedTask
                : throw MigrationFailedException.Of("NS1007", $"Only {applied} of the {entries.Count} migrations to replace are applied to the database of '{target.Database.Key}'. Apply the others first (`netscript db deploy`), or choose others (--from, --to).");
        }
    }

    private async Task<HistoryOutcome> ExecuteAsync(Func<IMigrationSession, IReadOnlyList<HistoryRow>?, Task> work, CancellationToken cancellationToken)
    {
        var run = new Run(target, name);
        var failure = await run.ExecuteAsync((engine, _) => ExecuteAsync(engine, work, cancellationToken)).ConfigureAwait(false);
        return new HistoryOutcome { Migrations = _changed, Duration = run.Duration, Failure = failure };
    }

    private async Task ExecuteAsync(IMigrationEngine engine, Func<IMigrationSession, IReadOnlyList<HistoryRow>?, Task> work, CancellationToken cancellationToken)
    {
        target.Progress?.Report(new ConnectingEvent());
        await ThrowUnlessExistsAsync(engine, cancellationToken).ConfigureAwait(false);
        var session = await engine.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        target.Progress?.Report(new LockingEvent());
        await session.LockAsync(cancellationToken).ConfigureAwait(false);
        await work(session, await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    // To open it would create it, and what is recorded in a database that was made just now is about another one.
    private async Task ThrowUnlessExistsAsync(IMigrationEngine engine, CancellationToken cancellationToken)
    {
        var session = await engine.OpenExistingAsync(target, cancellationToken).ConfigureAwait(false)
            ?? throw MigrationFailedException.Of("P1003", $"The database of '{target.Database.Key}' does not exist, so there is nothing to record. Correct its address, or let `netscript db deploy` create it.");
        await session.DisposeAsync().ConfigureAwait(false);
    }

    private async Task MarkAsync(IMigrationSession session, IReadOnlyList<HistoryRow>? history, IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        if (history is null)
        {
            await session.CreateHistoryAsync(isBaseline: true, cancellationToken).ConfigureAwait(false);
        }

        foreach (var migration in migrations)
        {
            await RollBackAsync(session, (history ?? []).Where(row => row.MigrationName == migration.Name), cancellationToken).ConfigureAwait(false);
            if (await session.InsertAsync(HistoryRow.Marked(migration), cancellationToken).ConfigureAwait(false))
            {
                _changed.Add(migration.DisplayName);
                target.Logger.LogInformation("Marked {Migration} as applied", migration.DisplayName);
            }
        }
    }

    private async Task RollBackAsync(IMigrationSession session, IEnumerable<HistoryRow> attempts, CancellationToken cancellationToken)
    {
        foreach (var row in attempts.Where(row => row.IsFailed))
        {
            await session.UpdateAsync(row.RolledBack(), cancellationToken).ConfigureAwait(false);
            target.Logger.LogInformation("Marked the attempt of {Migration} at {StartedAt} as rolled back", row.MigrationName, row.StartedAt);
        }
    }

    private static bool IsApplied(IReadOnlyList<HistoryRow>? history, Migration migration) =>
        history?.Any(row => row.MigrationName == migration.Name && row is { FinishedAt: not null, RolledBackAt: null }) is true;
}
