using Microsoft.Data.Sqlite;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Tests.Live;

internal sealed class SqliteLiveDatabase() : LiveDatabase(SchemaProviders.Find("sqlite")!, Connect())
{
    // What refers to others goes with them, whatever is dropped first.
    public override async Task EmptyAsync()
    {
        await ExecuteAsync("PRAGMA writable_schema = ON; DELETE FROM sqlite_master; PRAGMA writable_schema = OFF; VACUUM; PRAGMA integrity_check");
    }

    private static SqliteConnection Connect()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }
}
