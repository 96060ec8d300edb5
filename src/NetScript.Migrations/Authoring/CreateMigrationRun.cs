using NetScript.Migrations.Engines;
using NetScript.Migrations.Runs;
using NetScript.Schema;

namespace NetScript.Migrations.Authoring;

/// <summary>Writes the next migration and applies it.</summary>
internal sealed class CreateMigrationRun(MigrationTarget target, string? shadow)
{
    private readonly List<string> _applied = [];
    private MigrationDraft? _draft;
    private string? _created;

    public async Task<CreateMigrationOutcome> ExecuteAsync(MigrationCatalog catalog, PrismaSchema schema, CreateMigrationOptions options, CancellationToken cancellationToken)
    {
        var run = new Run(target, "create");
        var failure = await run.ExecuteAsync((_, _) => CreateAsync(catalog, schema, options, cancellationToken)).ConfigureAwait(false);
        return new CreateMigrationOutcome { Created = _created, Applied = _applied, Draft = _draft, Duration = run.Duration, Failure = failure };
    }

    private async Task CreateAsync(MigrationCatalog catalog, PrismaSchema schema, CreateMigrationOptions options, CancellationToken cancellationToken)
    {
        var file = new MigrationFile(catalog, options.Name);
        await DraftAsync(catalog, schema, cancellationToken).ConfigureAwait(false);
        if (!options.CreateOnly)
        {
            // Only then can the rows be counted which the new one is about.
            var before = _applied.Count;
            await ApplyAsync(catalog, cancellationToken).ConfigureAwait(false);
            if (_applied.Count > before)
            {
                await DraftAsync(catalog, schema, cancellationToken).ConfigureAwait(false);
            }

            ThrowIfHarmful(options);
        }

        if (_draft!.IsEmpty && !options.CreateOnly)
        {
            return;
        }

        var migration = file.Write(_draft.Sql, target.Database.Engine);
        _created = migration.FilePath;
        if (!options.CreateOnly)
        {
            await ApplyAsync(catalog.With(migration), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DraftAsync(MigrationCatalog catalog, PrismaSchema schema, CancellationToken cancellationToken)
    {
        _draft = await new DraftRun(target, shadow).DraftAsync(catalog, schema, cancellationToken).ConfigureAwait(false);
        ThrowIf(_draft.Failure);
    }

    private async Task ApplyAsync(MigrationCatalog catalog, CancellationToken cancellationToken)
    {
        var outcome = await new MigrationRun(target, catalog, new()).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        _applied.AddRange(outcome.Applied);
        ThrowIf(outcome.Failure);
    }

    private void ThrowIfHarmful(CreateMigrationOptions options)
    {
        if (_draft!.DataLoss.Where(finding => finding.IsUnexecutable).Select(finding => finding.Message).ToList() is { Count: > 0 } impossible)
        {
            throw MigrationFailedException.Of(
                "NS1013",
                $"The migration cannot be executed on the rows that '{target.Database.Key}' has.\n{List(impossible)}\nNothing was written. Change the schema, or have the migration only written (--create-only) and edit it.");
        }

        IReadOnlyList<string> losses =
        [
            .. _draft.AbandonedTables.GroupBy(table => table.Plugin).Select(tables =>
                $"The plugin {tables.Key} is no longer part of the schema, so its tables would be dropped: {string.Join(", ", tables.Select(table => table.Table))}."),
            .. _draft.DataLoss.Select(finding => finding.Message),
        ];
        if (losses.Count > 0 && !options.AcceptDataLoss)
        {
            throw MigrationFailedException.Of("NS1012", $"The migration would lose data of '{target.Database.Key}'.\n{List(losses)}\nNothing was written. If that is meant, say so (--accept-data-loss).");
        }
    }

    internal static string List(IEnumerable<string> items) => string.Join('\n', items.Select(item => $"  - {item}"));

    private static void ThrowIf(MigrationFailure? failure)
    {
        if (failure is not null)
        {
            throw new MigrationFailedException(failure);
        }
    }
}
