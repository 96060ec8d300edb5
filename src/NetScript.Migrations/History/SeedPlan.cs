using System.Collections.Frozen;
using NetScript.Configuration;

namespace NetScript.Migrations.History;

/// <summary>Which seeds are due.</summary>
internal static class SeedPlan
{
    private static readonly FrozenDictionary<SeedMode, Func<SeedState, bool>> s_isDue = new Dictionary<SeedMode, Func<SeedState, bool>>
    {
        [SeedMode.Once] = state => state == SeedState.Pending,
        [SeedMode.OnChange] = state => state != SeedState.Seeded,
        [SeedMode.Always] = _ => true,
        [SeedMode.Off] = _ => false,
    }.ToFrozenDictionary();

    /// <summary>Whether a run executes the seed, given what is recorded of it.</summary>
    public static bool Runs(Seed seed, SeedRow? row, SeedMode mode) => s_isDue[mode](StateOf(seed, row));

    /// <summary>The seeds that a run executes, in order.</summary>
    public static IReadOnlyList<Seed> Due(MigrationCatalog catalog, IReadOnlyList<SeedRow>? rows, SeedMode mode) => [.. catalog.Seeds.Where(seed => Runs(seed, Find(rows, seed), mode))];

    /// <summary>Every seed of the catalog with its state.</summary>
    public static IReadOnlyList<SeedEntry> Compare(MigrationCatalog catalog, IReadOnlyList<SeedRow>? rows, SeedMode mode) => [.. catalog.Seeds.Select(seed =>
    {
        var row = Find(rows, seed);
        var state = StateOf(seed, row);
        return new SeedEntry { DisplayName = seed.DisplayName, State = state, At = row?.SeededAt, IsDue = state != SeedState.Seeded && s_isDue[mode](state) };
    })];

    public static SeedRow? Find(IReadOnlyList<SeedRow>? rows, Seed seed) =>
        rows?.FirstOrDefault(row => row.Name == seed.Name && row.Plugin == (seed.Plugin ?? ""));

    private static SeedState StateOf(Seed seed, SeedRow? row) => row is null ? SeedState.Pending
        : seed.Matches(row.Checksum) ? SeedState.Seeded
        : SeedState.Changed;
}
