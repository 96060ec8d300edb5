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
        var failure = await new Run(target, "status").ExecuteAsync(async (engine, _) =>
        {
            var session = await engine.OpenExistingAsync(target, cancellationToken).ConfigureAwait(false);
            if (session is not null)
            {
                await using var __ = session.ConfigureAwait(false);
                history = await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
                seeds = await session.ReadSeedsAsync(cancellationToken).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        return failure is null
            ? new MigrationStatus
            {
                Migrations = MigrationPlan.Compare(catalog, history).Entries,
                Seeds = SeedPlan.Compare(catalog, seeds, target.Database.Seed.Mode),
            }
            : new MigrationStatus { Migrations = [], Seeds = [], Failure = failure };
    }
}
