using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>How the schema files, the migrations and the database agree, in words.</summary>
internal static class SchemaReport
{
    /// <summary>In a word or two, for a property.</summary>
    public static string Headline(SchemaStatus status) => status switch
    {
        { Failure: { } failure } => $"not known ({failure.Code})",
        { Verdict: SchemaVerdict.InSync } => "in sync",
        { Verdict: SchemaVerdict.Behind } => "behind",
        { Verdict: SchemaVerdict.Changed } => "changed since the last migration",
        _ => "drifted",
    };

    /// <summary>What people want to know of it; <see langword="null"/> where all is well.</summary>
    public static string? Of(SchemaStatus status) => status switch
    {
        { Failure: { } failure } => failure.Message,
        { Verdict: SchemaVerdict.Changed } => $"the schema was changed since the last migration. Run the create command to write a migration that does this:{Environment.NewLine}{status.Differences}",
        { Verdict: SchemaVerdict.Drifted } => $"the database was changed by other means than migrations:{Environment.NewLine}{status.Differences}",
        _ => null,
    };
}
