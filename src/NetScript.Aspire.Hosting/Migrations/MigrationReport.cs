using System.Globalization;
using System.Text;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>What commands answer, in Markdown.</summary>
internal static class MigrationReport
{
    public static string Of(MigrationVerdict verdict)
    {
        var report = new StringBuilder().AppendLine(verdict.Description);
        if (verdict.Objection is { } objection)
        {
            report.AppendLine().AppendLine(objection);
        }

        AppendList(report, "Applied", verdict.Migration?.Applied ?? []);
        AppendList(report, "Marked", verdict.Recorded);
        AppendList(report, "Seeded", verdict.Seeds?.Seeded ?? []);
        return verdict.Status is { Failure: null } status ? report.AppendLine().Append(Of(status)).ToString() : report.ToString();
    }

    public static string Of(MigrationStatus status)
    {
        var report = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"**{Headline(status)}**")
            .AppendLine()
            .AppendLine("| Migration | State | Applied at (UTC) |")
            .AppendLine("| --- | --- | --- |");
        foreach (var migration in status.Migrations)
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"| {Cell(migration.DisplayName)} | {migration.State} | {At(migration.AppliedAt)} |");
        }

        if (status.Seeds.Count > 0)
        {
            report.AppendLine().AppendLine("| Seed | State | Seeded at (UTC) |").AppendLine("| --- | --- | --- |");
            foreach (var seed in status.Seeds)
            {
                report.AppendLine(CultureInfo.InvariantCulture, $"| {Cell(seed.DisplayName)} | {seed.State} | {At(seed.At)} |");
            }
        }

        return report.ToString();
    }

    public static string Headline(MigrationStatus status) => status.IsUpToDate
        ? $"Up to date: {status.Applied} applied."
        : string.Create(CultureInfo.InvariantCulture, $"{status.Applied} applied, {status.Pending} pending, {status.Failed} failed, {status.Modified} modified, {status.Orphaned} orphaned.");

    /// <summary>A text that stays in its cell of a table.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void AppendList(StringBuilder report, string title, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{title}:").AppendLine();
            foreach (var name in names)
            {
                report.AppendLine(CultureInfo.InvariantCulture, $"- {name}");
            }
        }
    }

    private static string At(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
