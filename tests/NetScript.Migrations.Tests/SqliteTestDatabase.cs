using System.Data.Common;
using Microsoft.Data.Sqlite;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

public sealed class SqliteTestDatabase() : TestDatabase(DatabaseEngine.Sqlite)
{
    public override string ConnectionString => $"Data Source={Definition.DatabaseFile}";

    public override DbConnection Connect()
    {
        var connection = new SqliteConnection($"{ConnectionString};Pooling=False");
        connection.Open();
        return connection;
    }

    public override void Create()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Definition.DatabaseFile)!);
        Execute("VACUUM");
    }

    public override bool HasTable(string name) => Query($"SELECT 1 FROM sqlite_master WHERE name = '{name}'").Count > 0;
}
