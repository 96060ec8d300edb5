using System.Globalization;
using NetScript.Cli.Output;
using Spectre.Console;

namespace NetScript.Cli.Reports;

/// <summary>What <c>list</c> found.</summary>
internal sealed record ListReport : Report
{
    public required IReadOnlyList<ListItem> Databases { get; init; }

    public override void Show(Screen screen)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in new[] { "Database", "Engine", "Mode", "Place", "Migrations", "Seeds" })
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        foreach (var item in Databases)
        {
            table.AddRow(
                new Text(item.IsPrimary ? $"{item.Key} (primary)" : item.Key),
                new Text(item.Engine),
                new Text(item.Mode ?? ""),
                new Text(item.Url ?? "in the AppHost's container"),
                new Text(item.Migrations?.ToString(CultureInfo.InvariantCulture) ?? "?"),
                new Text(item.Seeds?.ToString(CultureInfo.InvariantCulture) ?? "?"));
        }

        screen.Result.Write(table);
        foreach (var problem in Databases.SelectMany(item => item.Problems))
        {
            screen.Warn(problem);
        }
    }
}
