using System.Text;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>What the next migration would be, in Markdown.</summary>
internal static class DraftReport
{
    public static string Of(MigrationDraft draft)
    {
        var report = new StringBuilder();
        foreach (var tables in draft.AbandonedTables.GroupBy(table => table.Plugin))
        {
            report.Append("- The plugin ").Append(tables.Key).Append(" is no longer part of the schema: its tables are dropped (").AppendJoin(", ", tables.Select(table => table.Table)).AppendLine(").");
        }

        foreach (var finding in draft.DataLoss)
        {
            report.Append("- ").AppendLine(finding.Message);
        }

        return report.AppendLine().Append(PreviewReport.Sql(draft.Sql.TrimEnd())).ToString();
    }
}
