using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.SqlServer;

internal sealed class SqlServerDialect() : DatabaseDialect(new SqlServerDiffRules(), new SqlServerSqlWriter())
{
    public override string? DefaultSchema => "dbo";

    public override bool AlwaysHasDefaultSchema => true;

    // It refuses to delete along two paths.
    public override ReferentialAction ActionOfJoinTable(ManyToManyRelation relation) => relation.ModelA == relation.ModelB ? ReferentialAction.NoAction : ReferentialAction.Cascade;

    public override Task<DatabaseModel> IntrospectAsync(SchemaProvider provider, DbConnection connection, IReadOnlyList<string> schemas, CancellationToken cancellationToken) =>
        SqlServerIntrospection.ReadAsync(provider, connection, schemas, cancellationToken);
}
