using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>What the migrate command would execute, in Markdown.</summary>
internal static partial class PreviewReport
{
    public static string Of(MigrationPreview preview)
    {
        var report = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"**{Headline(preview)}**");
        if (preview.Failure is { } failure)
        {
            report.AppendLine().AppendLine(failure.Message);
        }

        PreviewEntry[] scripts = [.. preview.Migrations, .. preview.Seeds];
        if (scripts.Length > 0)
        {
            report.AppendLine().AppendLine("| Script | Statements | In a transaction |").AppendLine("| --- | --- | --- |");
        }

        foreach (var script in scripts)
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"| {MigrationReport.Cell(script.DisplayName)} | {script.Statements.Count} | {(script.IsTransactional ? "yes" : "no")} |");
        }

        foreach (var script in scripts)
        {
            Append(report, script);
        }

        return report.ToString();
    }

    public static string Headline(MigrationPreview preview) => preview.Migrations.Count == 0 && preview.Seeds.Count == 0
        ? "Nothing would be executed."
        : string.Create(CultureInfo.InvariantCulture, $"{preview.Migrations.Count} migrations and {preview.Seeds.Count} seeds would be executed.");

    private static void Append(StringBuilder report, PreviewEntry script)
    {
        report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"### {script.DisplayName}").AppendLine()
            .Append(Sql(string.Join("\n", script.Statements.Select(statement => $"{statement.Trim()};"))));
    }

    /// <summary>A block of SQL.</summary>
    public static string Sql(string sql)
    {
        // A longer fence than any in the text, which it would end.
        var fence = new string('`', Math.Max(3, Backticks().Matches(sql).Select(match => match.Length + 1).DefaultIfEmpty().Max()));
        return $"{fence}sql{Environment.NewLine}{sql}{Environment.NewLine}{fence}{Environment.NewLine}";
    }

    [GeneratedRegex("`{3,}")]
    private static partial Regex Backticks();
}
