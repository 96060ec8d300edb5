namespace NetScript.Migrations.History;

/// <summary>The catalog compared with the history.</summary>
internal sealed class MigrationPlan
{
    private readonly Dictionary<string, HistoryRow> _deciding = new(StringComparer.Ordinal);
    private readonly HashSet<string> _outOfOrder;

    private MigrationPlan(MigrationCatalog catalog, List<HistoryRow> history)
    {
        // Here, and not by the server, which would send the first row only when it has all of them in order.
        history.Sort((a, b) => a.StartedAt.CompareTo(b.StartedAt));
        foreach (var row in history)
        {
            // Prisma's own diagnosis lets a rolled-back attempt stand for a later one; what counts is the last that was not rolled back, before it one of which nobody knows what became.
            if (!_deciding.TryGetValue(row.MigrationName, out var earlier) || Weight(row) >= Weight(earlier))
            {
                _deciding[row.MigrationName] = row;
            }
        }

        _outOfOrder = FindOutOfOrder(catalog);
        var known = catalog.Migrations.Select(migration => migration.Name).Concat(catalog.Migrations.SelectMany(migration => migration.Replaces)).ToHashSet(StringComparer.Ordinal);
        Entries = [.. catalog.Migrations.Select(EntryOf), .. _deciding.Values.Where(row => !known.Contains(row.MigrationName) && row.RolledBackAt is null).Select(EntryOf)];
        Pending = [.. catalog.Migrations.Where(IsPending)];
        OutOfOrder = [.. Pending.Where(migration => _outOfOrder.Contains(migration.Name))];
        Failed = history.Find(row => row.IsFailed && !row.IsInterrupted) ?? history.Find(row => row.IsFailed);
    }

    /// <summary>Every migration, on disk or recorded, with its state.</summary>
    public IReadOnlyList<MigrationEntry> Entries { get; }

    /// <summary>What is to apply, in order.</summary>
    public IReadOnlyList<Migration> Pending { get; }

    /// <summary>What of it comes before a migration of the same source that is applied.</summary>
    public IReadOnlyList<Migration> OutOfOrder { get; }

    /// <summary>The first row which no run may pass, if it is not one that a run can perhaps finish.</summary>
    public HistoryRow? Failed { get; }

    /// <param name="catalog">What is on disk.</param>
    /// <param name="history">The rows of the table in any order; <see langword="null"/> if there is no table.</param>
    public static MigrationPlan Compare(MigrationCatalog catalog, IReadOnlyList<HistoryRow>? history) => new(catalog, [.. history ?? []]);

    /// <summary>Of the migrations that a pending one replaces, those that are applied: if all are, it is only to be recorded.</summary>
    public IReadOnlyList<string> AppliedOf(IReadOnlyList<string> replaced) => [.. replaced.Where(IsApplied)];

    private bool IsApplied(string name) => Deciding(name) is { FinishedAt: not null, RolledBackAt: null };

    private bool IsPending(Migration migration) => Deciding(migration.Name) is null or { RolledBackAt: not null };

    // A plugin that is added brings its whole past; only within a source does an earlier name say that it should have come earlier. What replaces others was applied as those.
    private HashSet<string> FindOutOfOrder(MigrationCatalog catalog) =>
    [
        .. catalog.Migrations.GroupBy(migration => migration.Plugin, StringComparer.Ordinal).SelectMany(source => source
            .Reverse().SkipWhile(migration => !IsApplied(migration.Name))
            .Where(migration => IsPending(migration) && AppliedOf(migration.Replaces).Count == 0)
            .Select(migration => migration.Name)),
    ];

    private MigrationEntry EntryOf(Migration migration)
    {
        var row = Deciding(migration.Name);
        return new MigrationEntry
        {
            Name = migration.Name,
            Plugin = migration.Plugin,
            DisplayName = migration.DisplayName,
            State = row switch
            {
                null => MigrationState.Pending,
                { IsFailed: true } => MigrationState.Failed,
                { RolledBackAt: not null } => MigrationState.RolledBack,
                _ => migration.Matches(row.Checksum) ? MigrationState.Applied : MigrationState.Modified,
            },
            AppliedAt = row is { RolledBackAt: null } ? row.FinishedAt : null,
            Logs = row?.Logs,
            IsOutOfOrder = _outOfOrder.Contains(migration.Name),
        };
    }

    private static MigrationEntry EntryOf(HistoryRow row) => new()
    {
        Name = row.MigrationName,
        DisplayName = row.MigrationName,
        State = row.IsFailed ? MigrationState.Failed : MigrationState.Orphaned,
        AppliedAt = row.FinishedAt,
        Logs = row.Logs,
    };

    private HistoryRow? Deciding(string name) => _deciding.GetValueOrDefault(name);

    private static int Weight(HistoryRow row) => row.IsFailed ? 2 : row.RolledBackAt is null ? 1 : 0;
}
