using NetScript.Migrations.Engines;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Runs;

/// <summary>What of a plan a run may apply.</summary>
internal static class PlanRules
{
    /// <summary>The migrations that a run applies, in order.</summary>
    /// <exception cref="MigrationFailedException">The target is unknown (NS1002), or a migration must not be applied now (NS1001, NS1006).</exception>
    public static IReadOnlyList<Migration> Select(MigrationCatalog catalog, MigrationPlan plan, MigrationTarget target, MigrateOptions options)
    {
        var names = options.Target is null ? null : UpTo(catalog, options.Target).Select(migration => migration.Name).ToHashSet(StringComparer.Ordinal);
        List<Migration> selected = [.. plan.Pending.Where(migration => names?.Contains(migration.Name) ?? true)];
        foreach (var migration in selected)
        {
            ThrowIfHalfReplaced(plan, migration);
        }

        if (!(options.AllowOutOfOrder ?? target.Database.Migrations.AllowOutOfOrder) && plan.OutOfOrder.FirstOrDefault(selected.Contains) is { } early)
        {
            throw Fail("NS1001", early, $"{early.DisplayName} is pending, but a later migration of the same source is applied. On a new database they would run in another order than here. "
                + $"Rename its directory so that it comes last ({early.FilePath}), or allow it: {target.Database.ConfigurationPath}:Migrations:AllowOutOfOrder = true, or --allow-out-of-order.");
        }

        return selected;
    }

    /// <summary>The migration that was interrupted and can perhaps go on, or <see langword="null"/> if none has failed.</summary>
    /// <exception cref="MigrationFailedException">One has failed, and people have to look after it (P3009).</exception>
    public static Migration? Interrupted(MigrationCatalog catalog, MigrationPlan plan)
    {
        if (plan.Failed is not { } row)
        {
            return null;
        }

        // A script that was changed since may not have the same steps.
        var migration = catalog.Migrations.FirstOrDefault(migration => migration.Name == row.MigrationName);
        if (row.IsInterrupted && migration?.Matches(row.Checksum) is true)
        {
            return migration;
        }

        var name = migration?.DisplayName ?? row.MigrationName;
        throw new MigrationFailedException(new MigrationFailure
        {
            Code = "P3009",
            Migration = name,
            Message = $"P3009: {name} was started at {row.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC and neither finished nor rolled back, so nothing more is applied. "
                + (string.IsNullOrWhiteSpace(row.Logs) ? Advice(row) : $"Its log says: {row.Logs.Trim()} {(row.Logs.Contains(Resolve, StringComparison.Ordinal) ? "" : Advice(row))}").TrimEnd(),
        });
    }

    // What a run of ours has logged ends with the same advice.
    private const string Resolve = "netscript db resolve";

    private static string Advice(HistoryRow row) => $"See what of it is in the database. Undo that and mark it with `{Resolve} --rolled-back {row.MigrationName}`, and it is applied again; "
        + $"or do the rest by hand and mark it with `{Resolve} --applied {row.MigrationName}`.";

    /// <summary>A migration by its name or its display name.</summary>
    public static Migration? Find(MigrationCatalog catalog, string name) => catalog.Migrations.FirstOrDefault(migration => migration.Name == name || migration.DisplayName == name);

    /// <summary>The migrations up to one and with it; all if none is named.</summary>
    /// <exception cref="MigrationFailedException">It is unknown (NS1002).</exception>
    public static IEnumerable<Migration> UpTo(MigrationCatalog catalog, string? name)
    {
        if (name is null)
        {
            return catalog.Migrations;
        }

        var last = Find(catalog, name) ?? throw MigrationFailedException.Of("NS1002", $"There is no migration '{name}' to stop at. {Known(catalog)}");
        return catalog.Migrations.TakeWhile(migration => migration != last).Append(last);
    }

    /// <summary>What migrations there are, for people who named one that is not.</summary>
    public static string Known(MigrationCatalog catalog) => catalog.Migrations.Count == 0
        ? $"There is none in {catalog.MigrationsDirectory}."
        : $"There are {catalog.Migrations.Count}, from {catalog.Migrations[0].DisplayName} to {catalog.Migrations[^1].DisplayName}.";

    private static void ThrowIfHalfReplaced(MigrationPlan plan, Migration migration)
    {
        var applied = plan.AppliedOf(migration.Replaces);
        if (applied.Count > 0 && applied.Count < migration.Replaces.Count)
        {
            throw Fail("NS1006", migration, $"{migration.DisplayName} replaces {migration.Replaces.Count} migrations, but only {applied.Count} of them are applied here. "
                + $"Apply the others first, from a version that has them: {string.Join(", ", migration.Replaces.Except(applied))}.");
        }
    }

    private static MigrationFailedException Fail(string code, Migration migration, string message) =>
        new(new MigrationFailure { Code = code, Migration = migration.DisplayName, Message = $"{code}: {message}" });
}
