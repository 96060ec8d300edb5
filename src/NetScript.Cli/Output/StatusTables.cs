using System.Collections.Frozen;
using System.Globalization;
using NetScript.Cli.Reports;
using NetScript.Migrations;
using Spectre.Console;

namespace NetScript.Cli.Output;

/// <summary>The tables of a status: what failed first, with its error.</summary>
internal static class StatusTables
{
    private static readonly FrozenDictionary<MigrationState, (string Word, Color Color)> s_states = new Dictionary<MigrationState, (string, Color)>
    {
        [MigrationState.Failed] = ("failed", Color.Red),
        [MigrationState.RolledBack] = ("rolled back", Color.Yellow),
        [MigrationState.Modified] = ("modified", Color.Yellow),
        [MigrationState.Orphaned] = ("orphaned", Color.Yellow),
        [MigrationState.Pending] = ("pending", Color.Blue),
        [MigrationState.Applied] = ("applied", Color.Green),
    }.ToFrozenDictionary();

    public static void Show(StatusReport report, IAnsiConsole console)
    {
        if (report.Migrations.Count > 0)
        {
            console.Write(Migrations(report.Migrations));
            foreach (var migration in report.Migrations.Where(HasError))
            {
                console.Write(new Text($"{migration.Logs!.Trim()}{Environment.NewLine}", new Style(s_states[migration.State].Color)));
            }
        }

        if (report.Seeds.Count > 0)
        {
            console.Write(Seeds(report.Seeds));
        }
    }

    private static Table Migrations(IReadOnlyList<MigrationItem> migrations)
    {
        var table = New("State", "Migration", "Plugin", "Applied at (UTC)");
        foreach (var migration in migrations.OrderByDescending(migration => migration.State == MigrationState.Failed))
        {
            var (word, color) = s_states[migration.State];
            table.AddRow(
                new Text(migration.IsOutOfOrder ? $"{word}, out of order" : word, new Style(color)),
                new Text(migration.Name),
                new Text(migration.Plugin ?? ""),
                new Text(Time(migration.AppliedAt)));
        }

        return table;
    }

    // Under the table, which an error would make too wide to read.
    private static bool HasError(MigrationItem migration) => migration.State is MigrationState.Failed or MigrationState.RolledBack && !string.IsNullOrWhiteSpace(migration.Logs);

    private static Table Seeds(IReadOnlyList<SeedItem> seeds)
    {
        var table = New("State", "Seed", "Run at (UTC)");
        foreach (var seed in seeds)
        {
            table.AddRow(
                new Text(seed.State.ToString().ToLowerInvariant(), new Style(seed.IsDue ? Color.Blue : Color.Green)), new Text(seed.DisplayName), new Text(Time(seed.At)));
        }

        return table;
    }

    private static Table New(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        return table;
    }

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
