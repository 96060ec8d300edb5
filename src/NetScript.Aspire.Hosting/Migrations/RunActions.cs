using System.Collections.Frozen;
using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>One way of running, from an opened run to its verdict.</summary>
internal delegate Task<MigrationVerdict> RunAction(MigrationRun run, IProgress<MigrationEvent> progress, CancellationToken cancellationToken);

/// <summary>What the modes and commands do.</summary>
internal static class RunActions
{
    private static readonly FrozenDictionary<MigrationsMode, RunAction> s_byMode = new Dictionary<MigrationsMode, RunAction>
    {
        [MigrationsMode.Apply] = Apply,
        [MigrationsMode.Verify] = Verify,
        [MigrationsMode.Manual] = AwaitCommand,
        [MigrationsMode.Develop] = Apply,
        [MigrationsMode.Push] = Push(acceptDataLoss: false),
    }.ToFrozenDictionary();

    /// <summary>What a database does at start, and when its server is back.</summary>
    public static RunAction For(NetScriptDatabaseResource database)
    {
        var mode = database.Definition?.Migrations.Mode ?? MigrationsMode.Apply;
        return mode is MigrationsMode.Apply or MigrationsMode.Develop or MigrationsMode.Push && database.Migrations.HasAnnotationOfType<ExplicitStartupAnnotation>()
            ? AwaitCommand
            : s_byMode[mode];
    }

    /// <summary>Applies pending migrations, then the seeds that are due.</summary>
    public static async Task<MigrationVerdict> Apply(MigrationRun run, IProgress<MigrationEvent> progress, CancellationToken cancellationToken)
    {
        if (run.HasOnlySchema)
        {
            return MigrationVerdict.OnlySchema;
        }

        var migration = await run.Migrator.MigrateAsync(run.Catalog, progress, null, cancellationToken).ConfigureAwait(false);
        var seeds = migration.Failure is null ? await run.Migrator.SeedAsync(run.Catalog, progress, cancellationToken).ConfigureAwait(false) : null;
        return await EndedAsync(run, migration, seeds, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the seeds that are due, on a database that is migrated.</summary>
    public static async Task<MigrationVerdict> Seed(MigrationRun run, IProgress<MigrationEvent> progress, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(run, cancellationToken).ConfigureAwait(false);
        if (!status.MigrationsAreUpToDate)
        {
            return MigrationVerdict.Behind(status, "Seeds need the migrated schema: run the migrate command, which seeds too.");
        }

        var seeds = await run.Migrator.SeedAsync(run.Catalog, progress, cancellationToken).ConfigureAwait(false);
        return await EndedAsync(run, null, seeds, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says whether the database is as the files are. Changes nothing in it.</summary>
    public static async Task<MigrationVerdict> Verify(MigrationRun run, IProgress<MigrationEvent> progress, CancellationToken cancellationToken)
    {
        if (run.HasOnlySchema && run.Mode != MigrationsMode.Push)
        {
            return MigrationVerdict.OnlySchema;
        }

        var status = await StatusAsync(run, cancellationToken).ConfigureAwait(false);
        var verdict = status.IsUpToDate ? MigrationVerdict.Ended(null, null, status)
            : run.Mode == MigrationsMode.Verify
                ? MigrationVerdict.Behind(status, "Migrations:Mode is Verify, which changes nothing: apply them from where the database is deployed, then run the verify command.")
            : MigrationVerdict.Behind(status, "Run the migrate command.");
        return verdict with { Objection = status.Problems.Count == 0 ? null : $"{string.Join(". ", status.Problems)}." };
    }

    /// <summary>Marks a migration as applied or rolled back; the one that failed if none is named.</summary>
    public static RunAction Resolve(string? migration, MigrationResolution resolution) => async (run, _, cancellationToken) =>
    {
        var status = await StatusAsync(run, cancellationToken).ConfigureAwait(false);
        var name = migration ?? status.Migrations.FirstOrDefault(entry => entry.State == MigrationState.Failed)?.Name;
        return status.Failure is not null ? MigrationVerdict.Standing(status)
            : name is null ? MigrationVerdict.Standing(status) with { Objection = "No migration has failed, so there is nothing to resolve. Name the migration if it is meant nevertheless." }
            : await RecordedAsync(run, await run.Migrator.ResolveAsync(run.Catalog, name, resolution, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    };

    /// <summary>Marks the migrations up to one, or all, as applied.</summary>
    public static RunAction Baseline(string? target) => async (run, _, cancellationToken) =>
        await RecordedAsync(run, await run.Migrator.BaselineAsync(run.Catalog, target, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Drops everything, migrates and seeds, if the name of the database was typed.</summary>
    public static RunAction Reset(string confirmedDatabase) => async (run, progress, cancellationToken) =>
    {
        var reset = await run.Migrator.ResetAsync(run.Catalog, confirmedDatabase, progress, cancellationToken).ConfigureAwait(false);
        return reset.Migrations is null && reset.Failure is { } failure
            ? MigrationVerdict.Failed(failure)
            : await EndedAsync(run, reset.Migrations, reset.Seeds, cancellationToken).ConfigureAwait(false);
    };

    /// <summary>Makes the database what the schema says, then runs the seeds that are due.</summary>
    public static RunAction Push(bool acceptDataLoss) => async (run, progress, cancellationToken) =>
    {
        var push = await run.Author.PushAsync(run.Database.LoadSchema(), new PushOptions { AcceptDataLoss = acceptDataLoss }, progress, cancellationToken).ConfigureAwait(false);
        if (push.Failure is { } failure)
        {
            return MigrationVerdict.Failed(failure);
        }

        var seeds = await run.Migrator.SeedAsync(run.Catalog, progress, cancellationToken).ConfigureAwait(false);
        var verdict = await EndedAsync(run, null, seeds, cancellationToken).ConfigureAwait(false);
        return verdict.Failure is null ? verdict with { Description = MigrationVerdict.Pushed(push, seeds) } : verdict;
    };

    /// <summary>Writes the migration that the schema needs, applies it, and runs the seeds that are due.</summary>
    public static RunAction Create(string name, bool acceptDataLoss, Func<MigrationCatalog> reload) => async (run, progress, cancellationToken) =>
    {
        var options = new CreateMigrationOptions(name) { AcceptDataLoss = acceptDataLoss };
        var outcome = await run.Author.CreateMigrationAsync(run.Catalog, run.Database.LoadSchema(), options, progress, cancellationToken).ConfigureAwait(false);
        if (outcome is { Failure: { } failure, Created: null })
        {
            return failure.LeavesNoConnection()
                ? MigrationVerdict.Failed(failure)
                : MigrationVerdict.Standing(await StatusAsync(run, cancellationToken).ConfigureAwait(false)) with { Objection = failure.Message };
        }

        // What is applied already is not applied again; a migration that failed says so once more.
        var verdict = await Apply(run with { Catalog = reload() }, progress, cancellationToken).ConfigureAwait(false);
        return outcome.Created is { } path ? verdict with { Description = $"Wrote {path}. {verdict.Description}" } : verdict;
    };

    private static async Task<MigrationVerdict> AwaitCommand(MigrationRun run, IProgress<MigrationEvent> progress, CancellationToken cancellationToken) => run.HasOnlySchema && run.Mode != MigrationsMode.Push
        ? MigrationVerdict.OnlySchema
        : MigrationVerdict.Standing(await StatusAsync(run, cancellationToken).ConfigureAwait(false));

    private static async Task<MigrationVerdict> EndedAsync(MigrationRun run, MigrationOutcome? migration, SeedOutcome? seeds, CancellationToken cancellationToken)
    {
        var failure = migration?.Failure ?? seeds?.Failure;
        return failure?.LeavesNoConnection() is true
            ? MigrationVerdict.Failed(failure) with { Migration = migration, Seeds = seeds }
            : MigrationVerdict.Ended(migration, seeds, await StatusAsync(run, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<MigrationVerdict> RecordedAsync(MigrationRun run, HistoryOutcome outcome, CancellationToken cancellationToken) =>
        outcome.Failure?.LeavesNoConnection() is true
            ? MigrationVerdict.Failed(outcome.Failure)
            : MigrationVerdict.Standing(await StatusAsync(run, cancellationToken).ConfigureAwait(false)) with { Recorded = outcome.Migrations, Objection = outcome.Failure?.Message };

    private static Task<MigrationStatus> StatusAsync(MigrationRun run, CancellationToken cancellationToken) =>
        run.Migrator.GetStatusAsync(run.Catalog, cancellationToken);
}
