using NetScript.Testing;
using Npgsql;

namespace NetScript.Migrations.Tests.Prisma;

public sealed class PostgresPrismaInteropTests : PrismaInteropTests
{
    private const long Gate = 4711;
    private const string GatedScript = "CREATE TABLE gated (id INTEGER PRIMARY KEY);\nSELECT pg_advisory_lock(4711);\nSELECT pg_advisory_unlock(4711);";

    public PostgresPrismaInteropTests(PostgresServer server, PrismaEngine engine)
        : this(server, engine, new PostgresTestDatabase(server))
    {
        server.SkipUnlessAvailable();
    }

    private PostgresPrismaInteropTests(PostgresServer server, PrismaEngine engine, PostgresTestDatabase database)
        : base(database, engine, "postgresql", $"postgresql://{PostgresServer.User}:{Uri.EscapeDataString(PostgresServer.Password)}@127.0.0.1:{server.Port}/{database.Name}")
    {
    }

    protected override string TableQuery =>
        """
        SELECT column_name, data_type, character_maximum_length, datetime_precision, is_nullable, column_default, collation_name
        FROM information_schema.columns WHERE table_name = '_prisma_migrations'
        UNION ALL SELECT conname, pg_get_constraintdef(oid), NULL, NULL, NULL, NULL, NULL FROM pg_constraint WHERE conrelid = '_prisma_migrations'::regclass
        UNION ALL SELECT indexname, indexdef, NULL, NULL, NULL, NULL, NULL FROM pg_indexes WHERE tablename = '_prisma_migrations'
        """;

    protected override string ShapeQuery =>
        """
        SELECT migration_name, checksum, length(id), date_trunc('milliseconds', started_at) = started_at, date_trunc('milliseconds', finished_at) = finished_at,
            finished_at >= started_at, rolled_back_at, logs, applied_steps_count
        FROM _prisma_migrations ORDER BY started_at
        """;

    protected override string FailingOutsideTransaction => "CREATE TABLE half (id INTEGER PRIMARY KEY);\nCREATE INDEX CONCURRENTLY half_id_idx ON half (id);\nINSERT INTO missing VALUES (1);";

    protected override string ExternalSeeds => "public._netscript_seeds";

    [Fact]
    public async Task While_Prisma_migrates_we_wait_and_say_in_time_who_holds_the_lock()
    {
        Database.Workspace.Migration("20260101_gated", GatedScript);
        await using var gate = await OpenAsync();
        await ExecuteAsync(gate, $"SELECT pg_advisory_lock({Gate})");
        var prisma = Prisma.DeployAsync();
        await WaitForWaiterAsync(Gate);

        Database.Definition = Database.Definition with { Migrations = Database.Definition.Migrations with { LockTimeout = TimeSpan.FromMilliseconds(200) } };
        var failure = (await Database.MigrateAsync()).Failure!;
        Assert.Equal("P1002", failure.Code);
        Assert.Contains("pid ", failure.Message, StringComparison.Ordinal);

        Database.Definition = Database.Definition with { Migrations = Database.Definition.Migrations with { LockTimeout = TimeSpan.FromMinutes(1) } };
        var ours = Database.MigrateAsync();
        await ExecuteAsync(gate, $"SELECT pg_advisory_unlock({Gate})");

        Assert.Equal(["20260101_gated"], await prisma);
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await ours).Kind);
        Assert.Equal(["20260101_gated|finished|-|1"], Database.History());
    }

    [Fact]
    public async Task While_we_migrate_Prisma_waits()
    {
        Database.Workspace.Migration("20260101_gated", GatedScript);
        await using var gate = await OpenAsync();
        await ExecuteAsync(gate, $"SELECT pg_advisory_lock({Gate})");
        var ours = Database.MigrateAsync();
        await WaitForWaiterAsync(Gate);
        var prisma = Prisma.DeployAsync();
        await WaitForWaiterAsync(72707369);

        await ExecuteAsync(gate, $"SELECT pg_advisory_unlock({Gate})");

        Assert.Equal(["app/20260101_gated"], (await ours).Applied);
        Assert.Empty(await prisma);
        Assert.Equal(["20260101_gated|finished|-|1"], Database.History());
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{Database.ConnectionString};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    // The server itself looks, until its limit.
    private async Task WaitForWaiterAsync(long key)
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, "SET statement_timeout = '60s'");
        await ExecuteAsync(connection,
            $"DO $$ BEGIN WHILE NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = {key} AND NOT granted) LOOP PERFORM pg_sleep(0.01); END LOOP; END $$");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
