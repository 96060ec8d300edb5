using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Sqlite;

internal sealed class SqliteDialect() : DatabaseDialect(new SqliteDiffRules(), new SqliteSqlWriter())
{
    // A primary key of one integer is the number of the row.
    public override bool IsCountedUp(ScalarField field) => field.Type.Scalar == ScalarType.Int && field.Model.PrimaryKey is { Fields: [var key] } && key.Field == field;
}
