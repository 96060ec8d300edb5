using NetScript.Migrations.Engines;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Runs;

/// <summary>Reads what is applied, and changes nothing.</summary>
internal sealed class StatusQuery(MigrationTarget target)
{
    public async Task<MigrationStatus> ExecuteAsync(MigrationCatalog catalog, CancellationToken cancellationToken)
    {
        IReadOnlyList<HistoryRow>? history = null;
        IReadOnlyList<SeedRow>? seeds = null;
        var failure = await new Run(target, "status").ExecuteAsync(
            async (engine, _) => (history, seeds) = await ReadAsync(engine, target, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return failure is null
            ? new MigrationStatus
            {
                Migrations = MigrationPlan.Compare(catalog, history).Entries,
                Seeds = SeedPlan.Compare(catalog, seeds, target.Database.Seed.Mode),
            }
            : new MigrationStatus { Migrations = [], Seeds = [], Failure = failure };
    }

    /// <summary>What is recorded; nothing in a database that does not exist.</summary>
    public static Task<(IReadOnlyList<HistoryRow>? History, IReadOnlyList<SeedRow>? Seeds)> ReadAsync(IMigrationEngine engine, MigrationTarget target, CancellationToken cancellationToken) =>
        engine.ReadExistingAsync<(IReadOnlyList<HistoryRow>? History, IReadOnlyList<SeedRow>? Seeds)>(
            target,
            async session => (await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false), await session.ReadSeedsAsync(cancellationToken).ConfigureAwait(false)),
            (null, null),
            cancellationToken);
}
