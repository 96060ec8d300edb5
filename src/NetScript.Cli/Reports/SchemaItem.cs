using System.Text.Json.Serialization;
using NetScript.Migrations;

namespace NetScript.Cli.Reports;

/// <summary>How the schema files, the migrations and the database agree.</summary>
/// <param name="Verdict"><c>InSync</c>, <c>Behind</c>, <c>Changed</c> or <c>Drifted</c>; <see langword="null"/> if it could not be found out.</param>
/// <param name="Differences">What is different, as a tree to read.</param>
/// <param name="Problem">Why there is no verdict.</param>
internal sealed record SchemaItem([property: JsonConverter(typeof(CamelCaseNames<SchemaVerdict>))] SchemaVerdict? Verdict, string? Differences, string? Problem)
{
    public static SchemaItem Of(SchemaStatus status) => new(status.Verdict, status.Differences?.Trim(), status.Failure?.Message);

    /// <summary>In a sentence, with the next step.</summary>
    public string Describe(string hint) => Verdict switch
    {
        SchemaVerdict.InSync => "Schema: in sync.",
        SchemaVerdict.Behind => "Schema: behind; the pending migrations make it what the files say.",
        SchemaVerdict.Changed => $"Schema: changed since the last migration. `netscript db migrate --name …{hint}` writes the next one:\n{Differences}",
        SchemaVerdict.Drifted => $"Schema: the database has drifted from its migrations. From what they made to what it has:\n{Differences}",
        _ => $"Schema: not known. {Problem}",
    };
}
