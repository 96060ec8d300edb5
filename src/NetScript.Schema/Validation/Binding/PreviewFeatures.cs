using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>Prisma's preview features: those that are, those that were, and those that are not told.</summary>
internal sealed class PreviewFeatures(string? provider)
{
    private static readonly string[] s_active =
    [
        "nativeDistinct", "partialIndexes", "postgresqlExtensions", "relationJoins", "schemaEngineDriverAdapters", "shardKeys", "strictUndefinedChecks", "typedSql", "views",
    ];

    private static readonly string[] s_hidden = ["reactNative"];

    private static readonly string[] s_deprecated =
    [
        "aggregateApi", "atomicNumberOperations", "clientExtensions", "cockroachdb", "connectOrCreate", "createMany", "dataProxy", "deno", "distinct", "driverAdapters", "extendedIndexes",
        "extendedWhereUnique", "fieldReference", "filteredRelationCount", "filterJson", "fullTextIndex", "fullTextSearch", "groupBy", "improvedQueryRaw", "interactiveTransactions", "jsonProtocol",
        "microsoftSqlServer", "middlewares", "mongoDb", "multiSchema", "namedConstraints", "nApi", "nativeTypes", "omitApi", "orderByAggregateGroup", "orderByNulls", "orderByRelation",
        "prismaSchemaFolder", "queryCompiler", "referentialActions", "referentialIntegrity", "selectRelationCount", "tracing", "transactionApi", "uncheckedScalarInputs",
    ];

    private IEnumerable<string> Active => provider == "postgresql" ? s_active.Prepend("fullTextSearchPostgres") : s_active;

    /// <summary>Reports what is unknown or no preview any more, and returns what counts.</summary>
    public IReadOnlyList<string> Check(IReadOnlyList<string> names, SourceFile file, TextSpan span, DiagnosticBag diagnostics)
    {
        var features = new List<string>();
        foreach (var name in names)
        {
            if (Find(Active.Concat(s_hidden), name) is { } feature)
            {
                features.Add(feature);
            }
            else if (Find(s_deprecated, name) is not { } deprecated)
            {
                diagnostics.Error($"The preview feature \"{name}\" is not known. Expected one of: {string.Join(", ", Active)}", file, span);
            }
            else if (deprecated == "fullTextSearch" && provider == "postgresql")
            {
                features.Add("fullTextSearchPostgres");
                diagnostics.Warning(
                    $"On `provider = \"postgresql\"`, preview feature \"{name}\" has been renamed to \"fullTextSearchPostgres\". Learn more at https://pris.ly/d/fts-postgres.", file, span);
            }
            else
            {
                features.Add(deprecated);
                diagnostics.Warning($"Preview feature \"{name}\" is deprecated. The functionality can be used without specifying it as a preview feature.", file, span);
            }
        }

        return features;
    }

    private static string? Find(IEnumerable<string> features, string name) => features.FirstOrDefault(feature => feature.Equals(name, StringComparison.OrdinalIgnoreCase));
}
