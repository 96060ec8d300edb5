using NetScript.Schema.Providers;
using NetScript.Testing;
using Npgsql;

namespace NetScript.Schema.Tests.Live;

internal sealed class PostgresLiveDatabase : LiveDatabase
{
    private PostgresLiveDatabase(NpgsqlConnection connection)
        : base(SchemaProviders.Find("postgresql")!, connection)
    {
    }

    /// <summary>Opens a database, which may hold something.</summary>
    public static async Task<LiveDatabase> OpenAsync(PostgresServer server, string name)
    {
        server.SkipUnlessAvailable();
        var connection = new NpgsqlConnection(server.ConnectionString(name));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return new PostgresLiveDatabase(connection);
    }

    /// <summary>Opens the one database of the tests in the collection of this name, which run one after the other: to empty it is quicker than to make another.</summary>
    public static async Task<LiveDatabase> OpenEmptyAsync(PostgresServer server)
    {
        var database = await OpenAsync(server, "postgres");
        await database.EmptyAsync();
        return database;
    }

    /// <summary>Makes a database and opens it.</summary>
    public static async Task<LiveDatabase> CreateAsync(PostgresServer server)
    {
        var name = PostgresServer.NewDatabaseName();
        await using var first = await OpenAsync(server, "postgres");
        await first.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        return await OpenAsync(server, name);
    }

    public override Task EmptyAsync() => ExecuteAsync(
        """
        DO $$
        DECLARE item text;
        BEGIN
            FOR item IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
                EXECUTE format('DROP EXTENSION %I CASCADE', item);
            END LOOP;
            FOR item IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)' LOOP
                EXECUTE format('DROP SCHEMA %I CASCADE', item);
            END LOOP;
            CREATE SCHEMA public;
        END $$
        """);
}
