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
        [MigrationsMode.Verify] = VerifyAsync,
        [MigrationsMode.Manual] = AwaitCommandAsync,
    }.ToFrozenDictionary();

    /// <summary>What a database does at start.</summary>
    public static RunAction For(NetScriptDatabaseResource database)
    {
        var mode = database.Definition?.Migrations.Mode ?? MigrationsMode.Apply;
        return mode == MigrationsMode.Apply && database.Migrations.HasAnnotationOfType<ExplicitStartupAnnotation>()
            ? AwaitCommandAsync
            : s_byMode[mode];
    }

    /// <summary>Applies pending migrations, then the seeds that are due.</summary>
    public static async Task<MigrationVerdict> Apply(MigrationRun run, IProgress<MigrationEvent> progress, CancellationToken cancellationToken)
    {
        var migration = await run.Migrator.MigrateAsync(run.Catalog, progress, null, cancellationToken).ConfigureAwait(false);
        var seeds = migration.Failure is null ? await run.Migrator.SeedAsync(run.Catalog, progress, cancellationToken).ConfigureAwait(false) : null;
        return MigrationVerdict.Ended(migration, seeds, await StatusAsync(run, cancellationToken).ConfigureAwait(false));
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
        return MigrationVerdict.Ended(null, seeds, await StatusAsync(run, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<MigrationVerdict> VerifyAsync(MigrationRun run, IProgress<MigrationEvent> progress, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(run, cancellationToken).ConfigureAwait(false);
        return status.IsUpToDate
            ? MigrationVerdict.Ended(null, null, status)
            : MigrationVerdict.Behind(status, "Migrations:Mode is Verify, which changes nothing: apply them from where the database is deployed.");
    }

    private static async Task<MigrationVerdict> AwaitCommandAsync(MigrationRun run, IProgress<MigrationEvent> progress, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(run, cancellationToken).ConfigureAwait(false);
        return status.IsUpToDate
            ? MigrationVerdict.Ended(null, null, status)
            : MigrationVerdict.AwaitsCommand(status);
    }

    private static Task<MigrationStatus> StatusAsync(MigrationRun run, CancellationToken cancellationToken) =>
        run.Migrator.GetStatusAsync(run.Catalog, cancellationToken);
}
