using NetScript.Schema.Providers;
using NetScript.Schema.Tests.Database;
using NetScript.Testing;
using Npgsql;

namespace NetScript.Schema.Tests.Live;

public sealed class PostgresLiveTests(PostgresServer server)
{
    public static TheoryData<string> Valid => CorpusDiffs.Folders("valid", "init-dev.postgresql.sql");

    public static TheoryData<string> Pairs => CorpusDiffs.Folders("pairs", "migrate-dev.postgresql.sql");

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task What_is_built_is_read_as_the_schema_describes_it(string folder)
    {
        await using var database = await ConnectAsync();

        await LiveCorpus.BuildsAndIsReadAsync(database, folder, "schema.prisma");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_migration_from_what_was_read_is_Prismas_and_leaves_nothing_to_do(string folder)
    {
        await using var database = await ConnectAsync();

        await LiveCorpus.MigratesAsync(database, folder);
    }

    // The tests of a class run one after the other: they have one database, which is emptied before each.
    private async Task<LiveDatabase> ConnectAsync()
    {
        server.SkipUnlessAvailable();
        var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var database = new PostgresLiveDatabase(connection);
        await database.ExecuteAsync(
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
        return database;
    }

    private sealed class PostgresLiveDatabase(NpgsqlConnection connection) : LiveDatabase(SchemaProviders.Find("postgresql")!, connection);
}
