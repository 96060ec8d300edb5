using NetScript.Migrations;

namespace NetScript.Cli.Reports;

/// <summary>A script that would be executed.</summary>
internal sealed record PreviewItem(string DisplayName, string FilePath, bool IsTransactional, IReadOnlyList<string> Statements)
{
    public static PreviewItem Of(PreviewEntry entry) => new(entry.DisplayName, entry.FilePath, entry.IsTransactional, entry.Statements);
}
