using NetScript.Migrations.History;
using NetScript.Testing;
using Npgsql;

namespace NetScript.Migrations.Tests;

/// <summary>What depends on PostgreSQL's sessions: poolers, and indexes that are built concurrently.</summary>
public sealed class PostgresSessionTests : IDisposable
{
    private const string Concurrently = "CREATE UNIQUE INDEX CONCURRENTLY \"a Index\" ON \"a\" (\"n\");";

    private readonly PostgresServer _server;
    private readonly PostgresTestDatabase _database;

    public PostgresSessionTests(PostgresServer server)
    {
        server.SkipUnlessAvailable();
        _server = server;
        _database = new PostgresTestDatabase(server);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_pooler_that_shares_its_processes_is_refused_and_left_without_a_lock()
    {
        PgBouncer.SkipUnlessAvailable();
        _database.Create();
        _database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await using var bouncer = await PgBouncer.StartAsync(_server, "transaction", TestContext.Current.CancellationToken);

        var outcome = await new Migrator(_database.Definition, bouncer.ConnectionString(_database.Name), _database.Log)
            .MigrateAsync(_database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);

        Assert.Equal("NS1004", outcome.Failure!.Code);
        Assert.Contains("session mode", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.False(_database.HasTable("a"));
        Assert.Empty(_database.Query("SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE locktype = 'advisory' AND d.datname = current_database()"));
    }

    [Fact]
    public async Task A_pooler_that_keeps_a_process_for_each_session_is_as_good_as_none()
    {
        PgBouncer.SkipUnlessAvailable();
        _database.Create();
        _database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await using var bouncer = await PgBouncer.StartAsync(_server, "session", TestContext.Current.CancellationToken);

        var outcome = await new Migrator(_database.Definition, bouncer.ConnectionString(_database.Name), _database.Log)
            .MigrateAsync(_database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);

        Assert.Equal(["app/20260101_a"], outcome.Applied);
    }

    [Fact]
    public async Task The_invalid_index_of_a_failed_attempt_is_not_in_the_way_of_the_next()
    {
        _database.Workspace.Migration("20260101_a", "CREATE TABLE a (n INT);\nINSERT INTO a VALUES (1), (1);");
        _database.Workspace.Migration("20260102_index", Concurrently);
        var failure = (await _database.MigrateAsync()).Failure!;
        var left = Indexes();
        _database.Execute("DELETE FROM a WHERE ctid = (SELECT min(ctid) FROM a)");

        var outcome = await _database.MigrateAsync();

        Assert.Equal("23505", failure.DatabaseCode);
        Assert.Equal(["a Index|False"], left);
        Assert.Null(outcome.Failure);
        Assert.Equal(["a Index|True"], Indexes());
        Assert.Equal(["20260101_a|finished|-|1", "20260102_index|-|rolled back|0", "20260102_index|finished|-|1"], _database.History());
    }

    [Fact]
    public async Task An_index_whose_building_was_killed_is_built_anew()
    {
        var token = TestContext.Current.CancellationToken;
        _database.Workspace.Migration("20260101_a", "CREATE TABLE a (n INT);\nINSERT INTO a VALUES (1), (2);");
        _database.Workspace.Migration("20260102_index", $"INSERT INTO a VALUES (3);\n{Concurrently}\nINSERT INTO a VALUES (4);");
        await _database.Migrator.MigrateAsync(_database.Workspace.Load(), null, new MigrateOptions { Target = "20260101_a" }, token);
        await using var blocker = new NpgsqlConnection(_database.ConnectionString);
        await blocker.OpenAsync(token);
        await using var transaction = await blocker.BeginTransactionAsync(token);
        await using var write = new NpgsqlCommand("UPDATE a SET n = n WHERE n = 1", blocker, transaction);
        await write.ExecuteNonQueryAsync(token);
        using (var child = ChildMigrator.Start(_database.Workspace, _database.ConnectionString))
        {
            await child.WaitForAsync("app/20260102_index 1/3", token);
            await UntilAsync("SELECT 1 FROM pg_index WHERE indrelid = 'a'::regclass AND NOT indisvalid");
            await child.KillAsync(token);
        }

        await UntilAsync("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))");
        await transaction.RollbackAsync(token);
        var left = Indexes();

        var outcome = await _database.MigrateAsync();

        Assert.Equal(["a Index|False"], left);
        Assert.Null(outcome.Failure);
        Assert.Equal(["a Index|True"], Indexes());
        Assert.Equal(["1", "2", "3", "4"], _database.Query("SELECT n FROM a ORDER BY n"));
    }

    [Theory]
    [InlineData("INDEX CONCURRENTLY i")]
    [InlineData("TABLE CONCURRENTLY \"public\".a")]
    [InlineData("(VERBOSE) SCHEMA CONCURRENTLY public")]
    public async Task What_a_rebuild_that_was_killed_has_left_is_dropped(string what)
    {
        _database.Workspace.Migration("20260101_a", "CREATE TABLE a (n INT);\nCREATE INDEX i ON a (n);\nINSERT INTO a VALUES (1), (1);");
        await _database.MigrateAsync();
        // Building a unique index over duplicates fails, and leaves what a kill leaves.
        Assert.Throws<PostgresException>(() => _database.Execute("CREATE UNIQUE INDEX CONCURRENTLY i_ccnew ON a (n)"));
        _database.Workspace.Migration("20260102_rebuild", $"REINDEX {what};");

        Assert.Null((await _database.MigrateAsync()).Failure);

        Assert.Equal(["i|True"], Indexes());
    }

    [Theory]
    [InlineData("app", true)]
    [InlineData("app", false)]
    public async Task An_index_that_was_built_but_not_counted_is_not_built_again(string schema, bool exists)
    {
        _database.Workspace.Migration("20260101_a", $"CREATE SCHEMA {schema};\nCREATE TABLE {schema}.a (n INT);");
        _database.Workspace.Migration("20260102_index", $"INSERT INTO {schema}.a VALUES (1);\nCREATE INDEX CONCURRENTLY i ON {schema}.a (n);\nDROP INDEX CONCURRENTLY IF EXISTS {schema}.j;");
        await _database.MigrateAsync();
        _database.Execute($"UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 1, logs = '{HistoryRow.Counting}' WHERE migration_name = '20260102_index'");
        if (!exists)
        {
            _database.Execute($"DROP INDEX {schema}.i");
        }

        Assert.Null((await _database.MigrateAsync()).Failure);

        Assert.Equal(["i|True"], _database.Query("SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid WHERE relname = 'i'"));
        Assert.Equal(["1"], _database.Query($"SELECT n FROM {schema}.a"));
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_found_by_its_row_and_the_run_goes_on()
    {
        _database.Create();
        _database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (4711);");
        _database.Workspace.Migration("20260102_b", "INSERT INTO a VALUES (1);");
        await using var proxy = new TcpProxy(_server.Port) { LoseAnswerTo = "4711"u8.ToArray() };

        var outcome = await MigrateThroughAsync(proxy);

        Assert.Equal(1, proxy.Cuts);
        Assert.Null(outcome.Failure);
        Assert.Equal(["app/20260101_a", "app/20260102_b"], outcome.Applied);
        Assert.Equal(["20260101_a|finished|-|1", "20260102_b|finished|-|1"], _database.History());
        Assert.Equal(["1", "4711"], _database.Query("SELECT id FROM a ORDER BY id"));
    }

    [Fact]
    public async Task A_connection_that_is_lost_before_the_commit_fails_the_run_and_the_next_one_finishes()
    {
        _database.Create();
        _database.Workspace.Migration("20260101_a", $"CREATE TABLE a (id INT);\nINSERT INTO a VALUES (4711);\nSELECT '{new string('x', 100_000)}';");
        await using var proxy = new TcpProxy(_server.Port) { CutAfterSent = 50_000 };

        var cut = await MigrateThroughAsync(proxy);
        var history = _database.History();
        var next = await MigrateThroughAsync(proxy);

        Assert.Equal(1, proxy.Cuts);
        Assert.Equal("P1017", cut.Failure!.Code);
        Assert.Empty(cut.Applied);
        Assert.Empty(history);
        Assert.Equal(["app/20260101_a"], next.Applied);
    }

    private Task<MigrationOutcome> MigrateThroughAsync(TcpProxy proxy) =>
        new Migrator(_database.Definition, _database.ConnectionString.Replace($"Port={_server.Port}", $"Port={proxy.Port}", StringComparison.Ordinal), _database.Log)
            .MigrateAsync(_database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);

    private IReadOnlyList<string> Indexes() => _database.Query("SELECT relname, indisvalid FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = 'a'::regclass");

    /// <summary>Lets the server wait until a query has a row.</summary>
    private async Task UntilAsync(string query)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"DO $$ BEGIN WHILE NOT EXISTS ({query}) LOOP PERFORM pg_sleep(0.02); COMMIT; END LOOP; END $$", connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
