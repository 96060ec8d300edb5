using NetScript.Migrations.Engines;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Tests.SqlServer;

/// <summary>What is said to SQL Server, and in which order. No server is behind it.</summary>
public sealed class SqlServerSessionTests
{
    private const string Begin = "SET XACT_ABORT ON; BEGIN TRANSACTION;";
    private const string Check = "SELECT CAST(XACT_STATE() AS INT), @@TRANCOUNT";
    private const string Wake = "SET PARSEONLY OFF; SET NOEXEC OFF; SET FMTONLY OFF;";
    private const string RollBack = "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migration_and_its_record_are_one_transaction()
    {
        var server = SqlServerTestTarget.Healthy();
        await using var session = await SqlServerTestTarget.LockedAsync(server);
        var row = SqlServerTestTarget.Row();
        var executed = new List<int>();

        Assert.True(await session.ApplyAsync(row, SqlServerTestTarget.Parse("-- first\nCREATE TABLE a (id INT)\nGO\nCREATE VIEW v AS SELECT id FROM a;\nGO 2\n"), new ListProgress(executed), Cancellation));

        Assert.Equal(
            [
                Begin,
                "-- first\nCREATE TABLE a (id INT)", Check,
                "CREATE VIEW v AS SELECT id FROM a;", Check,
                "CREATE VIEW v AS SELECT id FROM a;", Check,
                SqlServerTestTarget.Restore,
            ],
            server.Log[..8]);
        Assert.StartsWith("INSERT INTO [dbo].[_prisma_migrations] (id, checksum, migration_name, logs, started_at, finished_at, rolled_back_at, applied_steps_count)", server.Log[8], StringComparison.Ordinal);
        Assert.Contains($"@id={row.Id}, @logs=NULL, @finished_at=20", server.Log[8], StringComparison.Ordinal);
        Assert.Contains($"@rolled_back_at=NULL, @steps=1, @checksum={row.Checksum}, @name=20260101_init, @started_at={row.StartedAt:O}", server.Log[8], StringComparison.Ordinal);
        Assert.Equal(["COMMIT TRANSACTION;"], server.Log[9..]);
        Assert.Equal([1, 2, 3], executed);
    }

    [Fact]
    public async Task An_error_names_its_batch_and_line_and_nothing_stays()
    {
        var server = SqlServerTestTarget.Healthy().On("INSERT INTO missing", RecordedServer.Error(208, "Invalid object name 'missing'.", line: 3));
        await using var session = await SqlServerTestTarget.LockedAsync(server);
        var script = SqlServerTestTarget.Parse("SELECT 1\nGO\n\nSELECT 2;\n\nINSERT INTO missing VALUES (1);\nGO\nSELECT 3");

        var exception = await Assert.ThrowsAsync<ScriptException>(() => session.ApplyAsync(SqlServerTestTarget.Row(), script, null, Cancellation));

        Assert.Equal(("Invalid object name 'missing'.", "208", 2), (exception.Message, exception.DatabaseCode, exception.Statement));
        Assert.Equal(script.Text.IndexOf("INSERT", StringComparison.Ordinal), exception.Offset);
        Assert.Equal([Begin, "SELECT 1", Check, "SELECT 2;\n\nINSERT INTO missing VALUES (1);", Wake, RollBack, SqlServerTestTarget.Restore], server.Log);
    }

    [Theory]
    [InlineData(0, 0, "ends the transaction")]
    [InlineData(-1, 1, "cannot be committed")]
    [InlineData(1, 2, "does not end it")]
    [InlineData(null, 0, "executes nothing")]
    public async Task A_batch_that_does_away_with_the_transaction_is_the_last(int? state, int count, string what)
    {
        var server = SqlServerTestTarget.Healthy();
        await using var session = await SqlServerTestTarget.LockedAsync(server);
        server.On("XACT_STATE() AS INT", state is { } value ? RecordedServer.Row(value, count) : RecordedServer.Nothing);

        var exception = await Assert.ThrowsAsync<ScriptException>(
            () => session.ApplyAsync(SqlServerTestTarget.Row(), SqlServerTestTarget.Parse("EXEC('ROLLBACK')\nGO\nCREATE TABLE a (id INT)"), null, Cancellation));

        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, exception.Statement);
        Assert.Equal([Begin, "EXEC('ROLLBACK')", Check, Wake, RollBack, SqlServerTestTarget.Restore], server.Log);
    }

    [Fact]
    public async Task A_lost_connection_is_no_fault_of_the_script()
    {
        var server = SqlServerTestTarget.Healthy().On("CREATE TABLE", RecordedServer.Error(0, "A transport-level error has occurred.", severity: 20));
        await using var session = await SqlServerTestTarget.LockedAsync(server);

        var exception = await Assert.ThrowsAsync<RecordedException>(() => session.ApplyAsync(SqlServerTestTarget.Row(), SqlServerTestTarget.Parse("CREATE TABLE a (id INT)"), null, Cancellation));

        Assert.True(new Engines.SqlServer.SqlServerEngine(server.Driver).IsConnectionLost(exception));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_says_where_the_limit_is()
    {
        var server = SqlServerTestTarget.Healthy().On("WAITFOR", RecordedServer.Error(-2, "Execution Timeout Expired.", severity: 11));
        await using var session = await SqlServerTestTarget.LockedAsync(server, SqlServerTestTarget.Create(commandTimeout: TimeSpan.FromSeconds(5)));

        var exception = await Assert.ThrowsAsync<ScriptException>(() => session.ApplyAsync(SqlServerTestTarget.Row(), SqlServerTestTarget.Parse("WAITFOR DELAY '00:01'"), null, Cancellation));

        Assert.Contains("Migrations:CommandTimeout", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_not_an_error_of_the_script()
    {
        using var cancellation = new CancellationTokenSource();
        var server = SqlServerTestTarget.Healthy().On("CREATE TABLE", () =>
        {
            cancellation.Cancel();
            return RecordedServer.Error(0, "Operation cancelled by user.", severity: 11)();
        });
        await using var session = await SqlServerTestTarget.LockedAsync(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.ApplyAsync(SqlServerTestTarget.Row(), SqlServerTestTarget.Parse("CREATE TABLE a (id INT)"), null, cancellation.Token));

        Assert.DoesNotContain("COMMIT TRANSACTION;", server.Log);
    }

    [Fact]
    public async Task A_step_that_can_is_counted_in_its_transaction_and_others_after_it()
    {
        var server = SqlServerTestTarget.Healthy();
        await using var session = await SqlServerTestTarget.LockedAsync(server);
        var script = SqlServerTestTarget.Parse("CREATE TABLE a (id INT)\nGO\nALTER DATABASE CURRENT SET RECOVERY SIMPLE");
        var row = SqlServerTestTarget.Row();

        await session.ExecuteAsync(script, script.Statements[0], row.AtStep(1), Cancellation);
        await session.ExecuteAsync(script, script.Statements[1], row.AtStep(2), Cancellation);
        await session.ExecuteAsync(script, script.Statements[1], null, Cancellation);

        Assert.Equal([Begin, "CREATE TABLE a (id INT)", Check], server.Log[..3]);
        Assert.Contains("@steps=1", server.Log[3], StringComparison.Ordinal);
        Assert.Equal(["COMMIT TRANSACTION;", "ALTER DATABASE CURRENT SET RECOVERY SIMPLE"], server.Log[4..6]);
        Assert.StartsWith("UPDATE [dbo].[_prisma_migrations] SET logs = @logs, finished_at = @finished_at, rolled_back_at = @rolled_back_at, applied_steps_count = @steps WHERE id = @id", server.Log[6], StringComparison.Ordinal);
        Assert.Contains("@steps=2", server.Log[6], StringComparison.Ordinal);
        Assert.Equal(["ALTER DATABASE CURRENT SET RECOVERY SIMPLE"], server.Log[7..]);
    }

    [Fact]
    public async Task What_a_failed_step_has_left_open_is_rolled_back()
    {
        var server = SqlServerTestTarget.Healthy().On("BACKUP", RecordedServer.Error(3021));
        await using var session = await SqlServerTestTarget.LockedAsync(server);
        var script = SqlServerTestTarget.Parse("BACKUP DATABASE shop TO DISK = 'x'");

        await Assert.ThrowsAsync<ScriptException>(() => session.ExecuteAsync(script, script.Statements[0], SqlServerTestTarget.Row().AtStep(1), Cancellation));

        Assert.Equal(["BACKUP DATABASE shop TO DISK = 'x'", Wake, RollBack], server.Log);
    }

    [Theory]
    [InlineData("ALTER DATABASE CURRENT SET RECOVERY SIMPLE", StepState.Repeat)]
    [InlineData("CREATE TABLE a (id INT)", StepState.Repeat)]
    [InlineData("BACKUP DATABASE shop TO DISK = 'x'", StepState.Unknown)]
    [InlineData("-- netscript: no-transaction\nCREATE TABLE a (id INT)", StepState.Unknown)]
    [InlineData("-- netscript: no-transaction\nDROP TABLE IF EXISTS a", StepState.Repeat)]
    public async Task An_interrupted_step_is_repeated_only_where_that_is_safe(string script, object expected)
    {
        var server = SqlServerTestTarget.Healthy();
        await using var session = await SqlServerTestTarget.LockedAsync(server);
        var parsed = SqlServerTestTarget.Parse(script);

        Assert.Equal(expected, await session.ExamineAsync(parsed, Assert.Single(parsed.Statements), Cancellation));
    }

    [Fact]
    public async Task The_session_is_as_before_after_a_script()
    {
        var server = SqlServerTestTarget.Healthy();
        await using var session = await SqlServerTestTarget.LockedAsync(server);

        await session.ResetSessionAsync(Cancellation);

        Assert.Equal([Wake, "IF XACT_STATE() = -1 ROLLBACK TRANSACTION; WHILE @@TRANCOUNT > 0 COMMIT TRANSACTION;", SqlServerTestTarget.Restore], server.Log);
    }

    [Fact]
    public async Task A_seed_and_its_record_are_one_transaction()
    {
        var server = SqlServerTestTarget.Healthy();
        await using var session = await SqlServerTestTarget.LockedAsync(server);
        var seed = new Seed("01_ä.sql", "shop", new ScriptFile("", [], ""));

        Assert.True(await session.ApplyAsync(seed, SqlServerTestTarget.Parse("INSERT INTO a VALUES (1)"), _ => true, null, Cancellation));

        Assert.Equal([Begin, "INSERT INTO a VALUES (1)", Check, SqlServerTestTarget.Restore], server.Log[..4]);
        Assert.StartsWith("UPDATE [dbo].[_netscript_seeds] SET checksum = @checksum, seeded_at = @seeded_at WHERE plugin = @plugin AND name = @name;\nIF @@ROWCOUNT = 0\n    INSERT INTO", server.Log[4].ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("@plugin=shop, @name=01_ä.sql, @checksum=", server.Log[4], StringComparison.Ordinal);
        Assert.Equal(["COMMIT TRANSACTION;"], server.Log[5..]);
    }

    [Fact]
    public async Task The_history_is_read_with_one_statement_and_without_the_lock()
    {
        var started = new DateTimeOffset(2026, 1, 5, 9, 0, 0, 123, TimeSpan.Zero);
        var server = new RecordedServer().On("FROM [dbo].[_prisma_migrations]", RecordedServer.Rows(
            [
                ("id", typeof(string)), ("checksum", typeof(string)), ("migration_name", typeof(string)), ("started_at", typeof(DateTimeOffset)), ("finished_at", typeof(DateTimeOffset)),
                ("rolled_back_at", typeof(DateTimeOffset)), ("logs", typeof(string)), ("applied_steps_count", typeof(int)),
            ],
            ["1", "c", "20260101_init", started, started.AddSeconds(1), DBNull.Value, DBNull.Value, 1],
            ["2", "d", "20260102_b", started, DBNull.Value, started.AddSeconds(2), "why", 0]));
        await using var session = (await new Engines.SqlServer.SqlServerEngine(server.Driver).OpenExistingAsync(SqlServerTestTarget.Create(), Cancellation))!;

        var rows = await session.ReadHistoryAsync(Cancellation);

        Assert.Equal(
            [
                new HistoryRow { Id = "1", Checksum = "c", MigrationName = "20260101_init", StartedAt = started, FinishedAt = started.AddSeconds(1), AppliedStepsCount = 1 },
                new HistoryRow { Id = "2", Checksum = "d", MigrationName = "20260102_b", StartedAt = started, RolledBackAt = started.AddSeconds(2), Logs = "why" },
            ],
            rows);
        Assert.Equal(
            ["connect shop", "SELECT id, checksum, migration_name, started_at, finished_at, rolled_back_at, logs, applied_steps_count FROM [dbo].[_prisma_migrations]"], server.Log);
    }

    [Fact]
    public async Task Only_a_missing_table_means_that_there_is_no_history()
    {
        var server = new RecordedServer().On("FROM [dbo].[_prisma_migrations]", RecordedServer.Error(208), RecordedServer.Error(229));
        await using var session = (await new Engines.SqlServer.SqlServerEngine(server.Driver).OpenExistingAsync(SqlServerTestTarget.Create(), Cancellation))!;

        Assert.Null(await session.ReadHistoryAsync(Cancellation));
        await Assert.ThrowsAsync<RecordedException>(() => session.ReadHistoryAsync(Cancellation));
    }

    private sealed class ListProgress(List<int> reports) : IProgress<int>
    {
        public void Report(int value) => reports.Add(value);
    }
}
