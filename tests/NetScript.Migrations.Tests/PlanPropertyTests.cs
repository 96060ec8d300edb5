using NetScript.Configuration;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Tests;

/// <summary>What holds for every set of sources and every history, shown with generated ones.</summary>
public sealed class PlanPropertyTests
{
    private const int Rounds = 500;

    [Fact]
    public void Every_order_of_discovery_gives_the_same_order_of_scripts()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var sources = Sources(random);
            var merged = Merge(sources);

            for (var shuffles = 0; shuffles < 5; shuffles++)
            {
                Assert.Equal(merged, Merge(Shuffled(sources, random)));
            }
        }
    }

    [Fact]
    public void Every_script_comes_once_after_those_of_its_source_and_of_what_that_depends_on()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var sources = Sources(new Random(seed));
            var merged = Merge(sources);
            var place = merged.Index().ToDictionary(entry => entry.Item, entry => entry.Index);

            Assert.Equal(sources.SelectMany(source => source.Migrations).Select(migration => migration.DisplayName).Order(StringComparer.Ordinal), merged.Order(StringComparer.Ordinal));
            foreach (var source in sources)
            {
                var own = source.Migrations.Select(migration => place[migration.DisplayName]).ToList();
                Assert.Equal(own.Order(), own);
                var needed = sources.Where(other => source.DependsOn.Contains(other.Plugin)).SelectMany(other => other.Migrations).Select(migration => place[migration.DisplayName]);
                Assert.All(needed, index => Assert.All(own, later => Assert.True(index < later)));
            }
        }
    }

    [Fact]
    public void A_source_on_which_none_depends_does_not_change_the_order_of_the_others()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var sources = Sources(new Random(seed));
            var merged = Merge(sources);
            foreach (var leaf in sources.Where(source => !sources.Any(other => other.DependsOn.Contains(source.Plugin))))
            {
                var own = leaf.Migrations.Select(migration => migration.DisplayName).ToHashSet();

                Assert.Equal(merged.Where(name => !own.Contains(name)), Merge([.. sources.Where(source => source != leaf)]));
            }
        }
    }

    [Fact]
    public void Cycles_are_found_where_and_only_where_they_are()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var names = Enumerable.Range(0, random.Next(1, 8)).Select(number => $"p{number}").ToList();
            var dependencies = names.ToDictionary(name => name, _ => (IReadOnlyList<string>)[.. names.Where(_ => random.Next(names.Count + 1) == 0)]);

            var cycle = SourceOrder.FindCycle(dependencies);

            Assert.Equal(names.Any(name => Reaches(name, name, dependencies)), cycle is not null);
            Assert.True(cycle is null || (cycle[0] == cycle[^1] && cycle.Zip(cycle.Skip(1)).All(step => dependencies[step.First].Contains(step.Second))));
        }
    }

    [Fact]
    public void The_plan_of_a_database_depends_only_on_what_is_there_and_what_is_recorded()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            using var workspace = new TestWorkspace(DatabaseEngine.Sqlite);
            var locations = WriteWorkspace(workspace, random);
            var catalog = workspace.Load([.. locations]);
            Assert.Equal(catalog.Migrations, workspace.Load([.. Shuffled(locations, random)]).Migrations, (first, second) => first.DisplayName == second.DisplayName);

            var rows = History(catalog, random);
            var plan = MigrationPlan.Compare(catalog, rows);
            var again = MigrationPlan.Compare(catalog, Shuffled(rows, random));

            Assert.Equal(Describe(plan), Describe(again));
            var recorded = rows.Where(row => row.RolledBackAt is null).Select(row => row.MigrationName).ToHashSet();
            Assert.Equal(catalog.Migrations.Where(migration => !recorded.Contains(migration.Name)), plan.Pending);
            Assert.Equal(
                plan.Pending.Where(pending => catalog.Migrations.Any(later => later.Plugin == pending.Plugin && recorded.Contains(later.Name) && string.CompareOrdinal(later.Name, pending.Name) > 0)),
                plan.OutOfOrder);
            Assert.Equal(
                rows.Where(row => row.RolledBackAt is null && catalog.Migrations.All(migration => migration.Name != row.MigrationName)).Select(row => row.MigrationName).Order(StringComparer.Ordinal),
                plan.Entries.Where(entry => entry.State == MigrationState.Orphaned).Select(entry => entry.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Of_several_attempts_the_one_that_was_started_last_counts_in_whatever_order_their_rows_come()
    {
        using var workspace = new TestWorkspace(DatabaseEngine.Sqlite);
        workspace.Migration("20260101000000_a", "SELECT 1");
        var catalog = workspace.Load();
        var last = HistoryRow.Started(catalog.Migrations[0]).Finished();
        var first = last with { Checksum = "of another text", StartedAt = last.StartedAt.AddMinutes(-1) };

        Assert.All<IReadOnlyList<HistoryRow>>([[first, last], [last, first]], rows => Assert.Equal(MigrationState.Applied, MigrationPlan.Compare(catalog, rows).Entries.Single().State));
    }

    private static List<MigrationSource> Sources(Random random)
    {
        var stamps = new Queue<int>(Shuffled([.. Enumerable.Range(1000, 200)], random));
        var plugins = Shuffled([.. Enumerable.Range(0, random.Next(7)).Select(number => $"p{number}")], random);
        var sources = plugins.Select((plugin, index) => Source(plugin, [.. plugins.Take(index).Where(_ => random.Next(3) == 0)], stamps, random)).ToList();
        sources.Add(Source(null, plugins, stamps, random));
        return sources;
    }

    private static MigrationSource Source(string? plugin, IReadOnlyList<string> dependsOn, Queue<int> stamps, Random random) => new(
        plugin,
        dependsOn,
        [.. Enumerable.Range(0, random.Next(6)).Select(_ => stamps.Dequeue()).Order().Select(stamp => new Migration($"{stamp}_m", plugin, new ScriptFile("", [], "")))],
        []);

    private static IReadOnlyList<string> Merge(IReadOnlyList<MigrationSource> sources) =>
        [.. SourceOrder.Merge(sources, source => source.Migrations, migration => migration.Name).Select(migration => migration.DisplayName)];

    private static List<PluginLocation> WriteWorkspace(TestWorkspace workspace, Random random)
    {
        var sources = Sources(random);
        foreach (var migration in Shuffled([.. sources.SelectMany(source => source.Migrations)], random))
        {
            workspace.Migration(migration.Name, "SELECT 1", migration.Plugin);
        }

        Directory.CreateDirectory(workspace.EngineRoot);
        foreach (var source in Shuffled([.. sources.Where(source => source.Plugin is not null)], random))
        {
            workspace.Manifest(source.Plugin!, $$"""{ "dependsOn": [{{string.Join(", ", Shuffled([.. source.DependsOn], random).Select(name => $"\"{name}\""))}}] }""");
        }

        return [.. sources.Where(source => source.Plugin is not null).Select(source => new PluginLocation(source.Plugin!, Path.Combine(workspace.Root, "plugins", source.Plugin!)))];
    }

    private static List<HistoryRow> History(MigrationCatalog catalog, Random random)
    {
        var applied = catalog.Migrations.Where(_ => random.Next(2) == 0).Select(migration => HistoryRow.Started(migration).Finished());
        var orphaned = Enumerable.Range(0, random.Next(3)).Select(number => HistoryRow.Started(new Migration($"0000_gone{number}", null, new ScriptFile("", [], ""))).Finished());
        var rows = applied.Concat(orphaned).ToList();
        return [.. rows.Select(row => random.Next(5) == 0 ? row.RolledBack() : row)];
    }

    private static IReadOnlyList<string> Describe(MigrationPlan plan) =>
    [
        .. plan.Entries.Select(entry => $"{entry.DisplayName} {entry.State} {entry.IsOutOfOrder}").Order(StringComparer.Ordinal),
        .. plan.Pending.Select(migration => migration.DisplayName),
        .. plan.OutOfOrder.Select(migration => migration.DisplayName),
    ];

    private static bool Reaches(string from, string to, Dictionary<string, IReadOnlyList<string>> dependencies)
    {
        var (open, seen) = (new Stack<string>(dependencies[from]), new HashSet<string>());
        while (open.TryPop(out var name))
        {
            if (name == to)
            {
                return true;
            }

            foreach (var next in seen.Add(name) ? dependencies[name] : [])
            {
                open.Push(next);
            }
        }

        return false;
    }

    private static List<T> Shuffled<T>(List<T> items, Random random)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }
}
