using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.SqlServer;

internal sealed class SqlServerDialect() : DatabaseDialect(new SqlServerDiffRules(), new SqlServerSqlWriter())
{
    public override string? DefaultSchema => "dbo";

    public override bool AlwaysHasDefaultSchema => true;

    // It refuses to delete along two paths.
    public override ReferentialAction ActionOfJoinTable(ManyToManyRelation relation) => relation.ModelA == relation.ModelB ? ReferentialAction.NoAction : ReferentialAction.Cascade;
}
