namespace NetScript.Migrations.History;

/// <summary>The catalog compared with the history.</summary>
internal sealed class MigrationPlan
{
    private MigrationPlan(IReadOnlyList<MigrationEntry> entries, IReadOnlyList<Migration> pending, HistoryRow? failed)
    {
        Entries = entries;
        Pending = pending;
        Failed = failed;
    }

    /// <summary>Every migration, on disk or recorded, with its state.</summary>
    public IReadOnlyList<MigrationEntry> Entries { get; }

    /// <summary>What is to apply, in order.</summary>
    public IReadOnlyList<Migration> Pending { get; }

    /// <summary>The first row which no run may pass.</summary>
    public HistoryRow? Failed { get; }

    /// <param name="catalog">What is on disk.</param>
    /// <param name="history">The rows of the table by the time at which they were started; <see langword="null"/> if there is no table.</param>
    public static MigrationPlan Compare(MigrationCatalog catalog, IReadOnlyList<HistoryRow>? history)
    {
        var attempts = (history ?? []).ToLookup(row => row.MigrationName, StringComparer.Ordinal);
        var onDisk = catalog.Migrations.Select(migration => (Migration: migration, Entry: EntryOf(migration, attempts[migration.Name]))).ToList();
        var known = catalog.Migrations.Select(migration => migration.Name).ToHashSet(StringComparer.Ordinal);
        var recordedOnly = attempts.Where(group => !known.Contains(group.Key)).Select(EntryOf).OfType<MigrationEntry>();
        return new MigrationPlan(
            [.. onDisk.Select(item => item.Entry), .. recordedOnly],
            [.. onDisk.Where(item => item.Entry.State is MigrationState.Pending or MigrationState.RolledBack).Select(item => item.Migration)],
            (history ?? []).FirstOrDefault(row => row.IsFailed));
    }

    // Prisma's own diagnosis lets a rolled-back attempt stand for a later one; what counts is the last that was not rolled back.
    private static MigrationEntry EntryOf(Migration migration, IEnumerable<HistoryRow> attempts)
    {
        var row = Deciding(attempts);
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
        };
    }

    private static MigrationEntry? EntryOf(IGrouping<string, HistoryRow> attempts) => Deciding(attempts) is { } row && (row.IsFailed || row.RolledBackAt is null)
        ? new MigrationEntry
        {
            Name = row.MigrationName,
            DisplayName = row.MigrationName,
            State = row.IsFailed ? MigrationState.Failed : MigrationState.Orphaned,
            AppliedAt = row.FinishedAt,
            Logs = row.Logs,
        }
        : null;

    private static HistoryRow? Deciding(IEnumerable<HistoryRow> attempts) =>
        attempts.LastOrDefault(row => row.IsFailed) ?? attempts.LastOrDefault(row => row.RolledBackAt is null) ?? attempts.LastOrDefault();
}
