using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Sqlite;

internal sealed class SqliteDialect() : DatabaseDialect(new SqliteDiffRules(), new SqliteSqlWriter())
{
    public override bool ListsEnums => false;

    // A primary key of one integer is the number of the row.
    public override bool IsCountedUp(ScalarField field) => field.Type.Scalar == ScalarType.Int && field.Model.PrimaryKey is { Fields: [var key] } && key.Field == field;

    public override Task<DatabaseModel> IntrospectAsync(SchemaProvider provider, DbConnection connection, IReadOnlyList<string> schemas, CancellationToken cancellationToken) =>
        new SqliteIntrospection(connection, cancellationToken).ReadAsync(provider);
}
