using System.Collections.Immutable;
using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.MySql;

internal sealed class MySqlDialect() : DatabaseDialect(new MySqlDiffRules(), new MySqlSqlWriter())
{
    public override bool HasEnumsInColumns => true;

    // An enum is a type of one column. As in Prisma, all columns of a type have that of the last.
    public override (ImmutableArray<EnumDefinition> Enums, IReadOnlyDictionary<EnumType, EnumDefinition> ByType) MapEnums(SchemaModel schema, string? defaultSchema)
    {
        var enums = ImmutableArray.CreateBuilder<EnumDefinition>();
        var byType = new Dictionary<EnumType, EnumDefinition>();
        foreach (var field in schema.Models.SelectMany(model => model.ScalarFields))
        {
            if (field.Type.Enum is { } type)
            {
                byType[type] = new($"{field.Model.DatabaseName}_{field.DatabaseName}", null, [.. type.Values.Select(value => value.DatabaseName)]);
                enums.Add(byType[type]);
            }
        }

        return (enums.ToImmutable(), byType);
    }

    public override Task<DatabaseModel> IntrospectAsync(SchemaProvider provider, DbConnection connection, IReadOnlyList<string> schemas, CancellationToken cancellationToken) =>
        MySqlIntrospection.ReadAsync(provider, connection, cancellationToken);
}
