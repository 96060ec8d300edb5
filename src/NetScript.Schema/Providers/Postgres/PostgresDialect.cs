using System.Collections.Immutable;
using System.Data.Common;
using System.Text.RegularExpressions;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Postgres;

internal sealed partial class PostgresDialect() : DatabaseDialect(new PostgresDiffRules(), new PostgresSqlWriter())
{
    private static readonly Dictionary<string, string> s_operatorClasses =
        PostgresOperatorClasses.All.ToDictionary(name => Words().Replace(name, "_$&").ToLowerInvariant(), StringComparer.Ordinal);

    public override string? DefaultSchema => "public";

    public override bool HasSequences => true;

    public override bool HasKeysInJoinTables => true;

    public override (ImmutableArray<EnumDefinition> Enums, IReadOnlyDictionary<EnumType, EnumDefinition> ByType) MapEnums(SchemaModel schema, string? defaultSchema)
    {
        var mapped = schema.Enums.ToDictionary(type => type, type => new EnumDefinition(type.DatabaseName, type.SchemaName ?? defaultSchema, [.. type.Values.Select(value => value.DatabaseName)]));
        return ([.. schema.Enums.Select(type => mapped[type])], mapped);
    }

    // TimestampTzMinMaxMultiOps is timestamptz_minmax_multi_ops.
    public override string NameOf(OperatorClass operatorClass) =>
        operatorClass.IsRaw ? operatorClass.Name : Words().Replace(operatorClass.Name, "_$&").ToLowerInvariant();

    public override string WriteOperatorClass(string name) => s_operatorClasses.TryGetValue(name, out var known) ? known : base.WriteOperatorClass(name);

    public override bool IsDefault(OperatorClass operatorClass, IndexAlgorithm algorithm) => !operatorClass.IsRaw && operatorClass.Name switch
    {
        "InetOps" => algorithm == IndexAlgorithm.SpGist,
        "JsonbOps" or "ArrayOps" or "TextOps" or "InetInclusionOps" => true,
        var name => name.EndsWith("MinMaxOps", StringComparison.Ordinal),
    };

    [GeneratedRegex("(?<=[a-z0-9])(Inclusion|Bloom|MinMax|Multi|Path|Ops)")]
    private static partial Regex Words();

    public override Task<DatabaseModel> IntrospectAsync(SchemaProvider provider, DbConnection connection, IReadOnlyList<string> schemas, CancellationToken cancellationToken) =>
        new PostgresIntrospection(connection, cancellationToken).ReadAsync(provider, schemas);
}
