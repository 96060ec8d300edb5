using NetScript.Migrations.Engines;
using NetScript.Migrations.History;
using NetScript.Migrations.Runs;
using NetScript.Schema;
using NetScript.Schema.Database;
using NetScript.Schema.Diff;

namespace NetScript.Migrations.Authoring;

/// <summary>Finds out what the next migration would be, and changes nothing. It begins as <c>prisma migrate dev</c> does: the history and the database have to be what the migrations say.</summary>
internal sealed class DraftRun(MigrationTarget target, string? shadow)
{
    public async Task<MigrationDraft> DraftAsync(MigrationCatalog catalog, PrismaSchema schema, CancellationToken cancellationToken)
    {
        MigrationDraft? draft = null;
        var failure = await new Run(target, "draft").ExecuteAsync(async (engine, _) =>
            draft = await DraftAsync(engine, catalog, schema, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return draft ?? new MigrationDraft { Failure = failure };
    }

    private async Task<MigrationDraft> DraftAsync(IMigrationEngine engine, MigrationCatalog catalog, PrismaSchema schema, CancellationToken cancellationToken)
    {
        LiveSchema.ThrowUnlessValid(schema, target);
        var schemas = schema.Model.Datasource?.Schemas;
        var session = await engine.OpenExistingAsync(target, cancellationToken).ConfigureAwait(false);
        try
        {
            var history = session is null ? null : await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
            var plan = MigrationPlan.Compare(catalog, history);
            ThrowUnlessAgreed(catalog, plan);
            var database = session is null
                ? DatabaseModel.NewDatabase(LiveSchema.ProviderOf(target))
                : await LiveSchema.ReadAsync(session, target, schemas, cancellationToken).ConfigureAwait(false);

            var replayed = await ShadowDatabase.CreateAsync(target, shadow, cancellationToken).ConfigureAwait(false);
            await using var _ = replayed.ConfigureAwait(false);
            await replayed.MigrateAsync(catalog.Without(plan.Pending), cancellationToken).ConfigureAwait(false);
            ThrowIfDrifted(DatabaseDiff.Between(await replayed.ReadAsync(schemas, cancellationToken).ConfigureAwait(false), database), history is null);

            await replayed.MigrateAsync(catalog, cancellationToken).ConfigureAwait(false);
            var before = await replayed.ReadAsync(schemas, cancellationToken).ConfigureAwait(false);
            var after = LiveSchema.Describe(schema, before);
            var plugins = new PluginTables(catalog);
            var diff = DatabaseDiff.Between(plugins.Hide(before, after), after);

            // What is pending may make the tables of which the rows would be counted.
            var findings = session is not null && plan.Pending.Count == 0
                ? await diff.FindDataLossAsync(session.Connection, cancellationToken).ConfigureAwait(false)
                : [];
            var abandoned = plugins.AbandonedBy(diff, schema);
            return new MigrationDraft
            {
                IsEmpty = diff.IsEmpty,
                Sql = PluginTables.Head(diff, abandoned) + diff.ToMigration(),
                Summary = diff.ToSummary(),
                DataLoss = findings,
                AbandonedTables = abandoned,
            };
        }
        finally
        {
            if (session is not null)
            {
                await session.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private void ThrowUnlessAgreed(MigrationCatalog catalog, MigrationPlan plan)
    {
        if (PlanRules.Interrupted(catalog, plan) is { } interrupted)
        {
            throw MigrationFailedException.Of("P3009", $"{interrupted.DisplayName} was interrupted. Let `netscript db deploy` finish it first.");
        }

        var problems = plan.Entries.Where(entry => entry.State is MigrationState.Modified or MigrationState.Orphaned).Select(entry => entry.Problem).ToList();
        if (problems.Count > 0)
        {
            throw MigrationFailedException.Of(
                "NS1010",
                $"The history of '{target.Database.Key}' does not agree with the migrations on disk, so what comes next cannot be told. {string.Join(' ', problems)} Restore the files, or start anew with `netscript db reset`.");
        }
    }

    private void ThrowIfDrifted(DatabaseDiff drift, bool isWithoutHistory)
    {
        if (!drift.IsEmpty)
        {
            throw MigrationFailedException.Of(
                "NS1011",
                $"The database of '{target.Database.Key}' is not what its migrations have made: somebody has changed it by other means. From what they made to what it has:\n{drift.ToSummary()}\n"
                + (isWithoutHistory
                    ? "If it is to be kept, write what it has into the schema (`netscript db pull`), create the first migration on an empty database and mark it as applied here (`netscript db baseline`); else start anew with `netscript db reset`."
                    : "Undo that by hand, or start anew with `netscript db reset`."));
        }
    }
}
