namespace NetScript.Migrations.Tests;

/// <summary>Scripts on an engine where each definition commits by itself.</summary>
public sealed partial class MariaDbMigratorTests
{
    [Fact]
    public async Task A_failed_migration_names_its_statement_and_line_and_what_is_in_effect()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var path = Database.Workspace.Migration("20260102_b", "-- Ada's 😀 table\nCREATE TABLE b (id INT);\n\n/* é */  INSERT INTO nowhere VALUES (1);\nCREATE TABLE c (id INT);");
        Database.Workspace.Migration("20260103_c", "CREATE TABLE d (id INT);");

        var outcome = await Database.MigrateAsync();
        var again = await Database.MigrateAsync();

        var failure = outcome.Failure!;
        Assert.Equal(["app/20260101_a"], outcome.Applied);
        Assert.Equal(("P3018", "app/20260102_b", 2, 4, 10, "1146"), (failure.Code, failure.Migration, failure.Statement, failure.Line, failure.Column, failure.DatabaseCode));
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains("nowhere", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the statements before are in effect", failure.Message, StringComparison.Ordinal);
        Assert.True(Database.HasTable("b"));
        Assert.False(Database.HasTable("d"));
        Assert.Equal(["20260101_a|finished|-|1", "20260102_b|-|-|1"], Database.History());
        Assert.Equal([failure.Message], Database.Query("SELECT logs FROM _prisma_migrations WHERE logs IS NOT NULL"));
        Assert.Equal("P3009", again.Failure!.Code);
    }

    [Theory]
    [InlineData("CREATE TABLE a (\n    id INT,\n    name VARCHAR(10) NOT NUL\n);", 3, 26)]
    [InlineData("CREATE TABEL a (id INT);", 1, 8)]
    [InlineData("INSERT INTO a\r\nVALUES (1,);", 2, 11)]
    public async Task A_syntax_error_has_its_own_line_and_column(string script, int line, int column)
    {
        Database.Workspace.Migration("20260101_a", script);

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P3018", "1064", line, column), (failure.Code, failure.DatabaseCode, failure.Line, failure.Column));
    }

    [Fact]
    public async Task A_script_of_data_only_is_rolled_back_whole_and_tried_again()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT PRIMARY KEY);");
        Database.Workspace.Migration("20260102_data", "SET @one = 1;\nINSERT INTO a VALUES (@one);\nUPDATE a SET id = id + 10;\nINSERT INTO a VALUES (11);");

        var failed = await Database.MigrateAsync();
        var rows = Database.Query("SELECT id FROM a");
        Database.Workspace.Migration("20260102_data", "SET @one = 1;\nINSERT INTO a VALUES (@one);\nUPDATE a SET id = id + 10;\nINSERT INTO a VALUES (12);");
        var retried = await Database.MigrateAsync();

        Assert.Equal(("P3018", 4, 4, "1062"), (failed.Failure!.Code, failed.Failure.Statement, failed.Failure.Line, failed.Failure.DatabaseCode));
        Assert.Empty(rows);
        Assert.Equal(["app/20260102_data"], retried.Applied);
        Assert.Equal(["20260101_a|finished|-|1", "20260102_data|-|rolled back|0", "20260102_data|finished|-|1"], Database.History());
        Assert.Equal(["11", "12"], Database.Query("SELECT id FROM a ORDER BY id"));
    }

    [Fact]
    public async Task What_the_server_cannot_roll_back_is_told()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT PRIMARY KEY) ENGINE=MyISAM;");
        Database.Workspace.Migration("20260102_data", "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P3018", 2), (failure.Code, failure.Statement));
        Assert.Contains("could not roll everything back", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_migration_stays_where_its_steps_were_counted_and_goes_on()
    {
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);");
        Database.Workspace.Migration("20260102_slow", $"CREATE TABLE slow (n INT);\n{SlowWhileGated}");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var progress = new Recorder(report =>
        {
            if (report is StatementEvent { Name: "app/20260102_slow", Executed: 1 })
            {
                cancellation.CancelAfter(TimeSpan.FromMilliseconds(100));
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.Migrator.MigrateAsync(Database.Workspace.Load(), progress, null, cancellation.Token));

        Assert.Equal(["20260101_gate|finished|-|1", "20260102_slow|-|-|1"], Database.History());
        Database.Execute("DELETE FROM gate");
        Assert.Equal(["app/20260102_slow"], (await Database.MigrateAsync()).Applied);
        Assert.Single(Database.Query("SELECT n FROM slow"));
    }

    [Fact]
    public async Task A_statement_that_takes_longer_than_is_allowed_fails()
    {
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);\nCREATE TABLE slow (n INT);");
        Database.Workspace.Migration("20260102_slow", $"DELETE FROM slow;\n{SlowWhileGated}");
        Database.Definition = Database.Definition with { Migrations = Database.Definition.Migrations with { CommandTimeout = TimeSpan.FromMilliseconds(200) } };

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P3018", 2), (failure.Code, failure.Statement));
        Assert.Contains("CommandTimeout", failure.Message, StringComparison.Ordinal);
        Assert.Equal("20260102_slow|-|rolled back|0", Database.History()[1]);
    }

    [Fact]
    public async Task A_connection_that_is_killed_in_a_migration_is_told_and_the_next_run_goes_on()
    {
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);");
        Database.Workspace.Migration("20260102_slow", $"CREATE TABLE slow (n INT);\n{SlowWhileGated}");
        var started = new TaskCompletionSource();
        var run = Database.MigrateAsync(new Recorder(report => { if (report is StatementEvent { Name: "app/20260102_slow", Executed: 1 }) { started.SetResult(); } }));

        await started.Task;
        var holder = MariaDb.ExecuteOnServer("SELECT IS_USED_LOCK('prisma_migrate')");
        MariaDb.ExecuteOnServer($"KILL {holder}");
        var failure = (await run).Failure!;
        Database.Execute("DELETE FROM gate");

        Assert.Equal("P1017", failure.Code);
        Assert.Equal(["app/20260102_slow"], (await Database.MigrateAsync()).Applied);
        Assert.Single(Database.Query("SELECT n FROM slow"));
        Assert.Equal(["20260101_gate|finished|-|1", "20260102_slow|finished|-|1"], Database.History());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(25)]
    [InlineData(57)]
    public async Task Killed_at_any_moment_a_run_goes_on_or_says_where_it_stands(int step)
    {
        for (var i = 1; i <= 6; i++)
        {
            Database.Workspace.Migration($"202601{i:00}_step", string.Concat(Enumerable.Range(0, 5).Select(j => $"CREATE TABLE t{i}_{j} (id INT);\nINSERT INTO t{i}_{j} VALUES ({j});\n")));
        }

        using (var child = ChildMigrator.Start(Database.Workspace, Database.ConnectionString))
        {
            await child.WaitForAsync($"app/202601{(step / 10) + 1:00}_step {step % 10}/10", Cancelled);
            await child.KillAsync(Cancelled);
        }

        var outcome = await Database.MigrateAsync();
        if (outcome.Failure is { } failure)
        {
            // The table is there, and nobody can tell who made it.
            Assert.Equal("P3009", failure.Code);
            Assert.Contains($"interrupted at statement {failure.Statement}, line {failure.Line}", failure.Message, StringComparison.Ordinal);
            var (migration, table) = (failure.Migration!["app/".Length..], (failure.Statement!.Value - 1) / 2);
            Database.Execute($"DROP TABLE t{int.Parse(migration[6..8], null)}_{table}");
            outcome = await Database.MigrateAsync();
        }

        Assert.Null(outcome.Failure);
        Assert.Equal(Enumerable.Range(1, 6).Select(i => $"202601{i:00}_step|finished|-|1"), Database.History().Order(StringComparer.Ordinal));
        for (var i = 1; i <= 6; i++)
        {
            Assert.Equal(["0", "1", "2", "3", "4"], Database.Query(string.Join(" UNION ALL ", Enumerable.Range(0, 5).Select(j => $"SELECT id FROM t{i}_{j}"))));
        }
    }

    [Theory]
    [InlineData("CREATE TABLE made (id INT)", null, true)]
    [InlineData("CREATE TABLE `made` (id INT)", "CREATE TABLE made (id INT)", false)]
    [InlineData("CREATE TABLE IF NOT EXISTS made (id INT)", "CREATE TABLE made (id INT)", true)]
    [InlineData("CREATE UNIQUE INDEX ix ON base (id)", null, true)]
    [InlineData("CREATE INDEX `ix` ON `base`(`id`)", "CREATE INDEX ix ON base (id)", false)]
    [InlineData("ALTER TABLE base ADD COLUMN c INT", null, true)]
    [InlineData("ALTER TABLE base ADD COLUMN c INT", "ALTER TABLE base ADD COLUMN c INT", false)]
    [InlineData("ALTER TABLE `base` ADD CONSTRAINT `fk` FOREIGN KEY (`parent`) REFERENCES `base`(`id`) ON DELETE CASCADE", null, true)]
    [InlineData("ALTER TABLE base ADD CONSTRAINT fk FOREIGN KEY (parent) REFERENCES base(id)", "ALTER TABLE base ADD CONSTRAINT fk FOREIGN KEY (parent) REFERENCES base(id)", false)]
    [InlineData("DROP TABLE other", null, true)]
    [InlineData("DROP TABLE other", "DROP TABLE other", true)]
    [InlineData("DROP INDEX gone ON base", null, true)]
    [InlineData("DROP INDEX gone ON base", "DROP INDEX gone ON base", true)]
    [InlineData("RENAME TABLE other TO another", null, false)]
    [InlineData("INSERT INTO base (id) VALUES (7)", null, true)]
    [InlineData("INSERT INTO base (id) VALUES (@id)", null, false)]
    public async Task An_interrupted_run_goes_on_where_the_database_shows_what_became_of_the_statement(string statement, string? afterwards, bool goesOn)
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE base (id INT PRIMARY KEY, parent INT, INDEX gone (parent, id));\nCREATE TABLE other (id INT);");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260102_b", $"CREATE TABLE first (id INT);\n{statement};\nCREATE TABLE last (id INT);");
        Interrupt("20260102_b", 1, "CREATE TABLE first (id INT)", afterwards);

        var outcome = await Database.MigrateAsync();

        Assert.Equal(goesOn ? null : "P3009", outcome.Failure?.Code);
        Assert.Equal(goesOn, Database.HasTable("last"));
        if (!goesOn)
        {
            Assert.Contains("interrupted at statement 2, line 2", outcome.Failure!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Data_in_tables_without_transactions_is_not_written_twice()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE base (id INT) ENGINE=MyISAM;");
        await Database.MigrateAsync();
        Database.Workspace.Migration("20260102_b", "CREATE TABLE first (id INT);\nINSERT INTO base VALUES (1);");
        Interrupt("20260102_b", 1, "CREATE TABLE first (id INT)");

        Assert.Equal("P3009", (await Database.MigrateAsync()).Failure!.Code);
        Assert.Empty(Database.Query("SELECT id FROM base"));
    }

    [Fact]
    public async Task A_dump_that_locks_its_tables_is_counted_and_what_was_under_the_lock_is_not_repeated()
    {
        Database.Workspace.Migration(
            "20260101_dump",
            """
            /*!40101 SET NAMES utf8mb4 */;
            SET @saved = @@sql_mode, sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0, time_zone = '+05:00';
            CREATE TABLE a (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(20));
            LOCK TABLES a WRITE;
            /*!40000 ALTER TABLE a DISABLE KEYS */;
            INSERT INTO a VALUES (0, 'zero; or ''so'''), (1, 'one');
            /*!40000 ALTER TABLE a ENABLE KEYS */;
            UNLOCK TABLES;
            """);
        Database.Workspace.Migration("20260102_next", "CREATE TABLE b (id INT PRIMARY KEY AUTO_INCREMENT);\nINSERT INTO b VALUES (0);");

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(["0|zero; or 'so'", "1|one"], Database.Query("SELECT id, name FROM a ORDER BY id"));
        Assert.Equal(["1"], Database.Query("SELECT id FROM b"));

        Database.Workspace.Migration("20260103_locked", "CREATE TABLE first (id INT);\nLOCK TABLES a WRITE;\nINSERT INTO a (name) VALUES ('two');\nUNLOCK TABLES;");
        Interrupt("20260103_locked", 2, "CREATE TABLE first (id INT)");
        var failure = (await Database.MigrateAsync()).Failure!;
        Assert.Equal(("P3009", 3), (failure.Code, failure.Statement));
    }

    [Fact]
    public async Task What_a_script_sets_is_not_in_effect_for_its_record_nor_for_the_next_script()
    {
        Database.Workspace.Migration("20260101_ü", "SET NAMES latin1;\nSET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES', foreign_key_checks = 0, time_zone = '-08:00', sql_safe_updates = 1;\nSET SESSION TRANSACTION READ ONLY;\nUSE mysql;");
        Database.Workspace.Migration("20260102_ö", "CREATE TABLE parent (id INT PRIMARY KEY);\nCREATE TABLE child (id INT, FOREIGN KEY (id) REFERENCES parent (id));\nSET autocommit = 0;\nUSE mysql;");
        Database.Workspace.Migration("20260103_data", "INSERT INTO child VALUES (1);");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("app/20260103_data", "1452"), (failure.Migration, failure.DatabaseCode));
        Assert.Equal(["20260101_ü|finished|-|1", "20260102_ö|finished|-|1", "20260103_data|-|rolled back|0"], Database.History());
        Assert.Equal(["1"], Database.Query("SELECT max(finished_at) BETWEEN UTC_TIMESTAMP() - INTERVAL 5 MINUTE AND UTC_TIMESTAMP() + INTERVAL 1 MINUTE FROM _prisma_migrations"));
    }

    [Fact]
    public async Task Bodies_reach_the_server_as_they_are_with_and_without_a_delimiter()
    {
        Database.Workspace.Migration(
            "20260101_bodies",
            """
            CREATE TABLE a (id INT);
            CREATE TABLE log (line VARCHAR(50)) CHARACTER SET utf8mb4;
            DELIMITER $$
            CREATE TRIGGER a_insert AFTER INSERT ON a FOR EACH ROW
            BEGIN
                IF NEW.id > 0 THEN INSERT INTO log VALUES (CONCAT('größer; ', NEW.id)); END IF; -- it's one
            END$$
            CREATE PROCEDURE fill(IN n INT) BEGIN DECLARE i INT DEFAULT 0; WHILE i < n DO INSERT INTO a VALUES (i); SET i = i + 1; END WHILE; END $$
            DELIMITER ;
            CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC BEGIN CASE n WHEN 0 THEN RETURN 0; ELSE RETURN n * 2; END CASE; END;
            CALL fill(3);
            /*!50001 CREATE VIEW v AS SELECT twice(id) AS n FROM a */;
            """);

        var outcome = await Database.MigrateAsync();

        Assert.Null(outcome.Failure);
        Assert.Equal(["größer; 1", "größer; 2"], Database.Query("SELECT line FROM log ORDER BY 1"));
        Assert.Equal(["0", "2", "4"], Database.Query("SELECT n FROM v ORDER BY 1"));
    }

    [Fact]
    public async Task Names_at_the_length_limit_and_beyond_ASCII_are_kept()
    {
        var table = string.Concat(Enumerable.Repeat("ключ", 16));
        var migration = $"20260101_{string.Concat(Enumerable.Repeat("ä", 95))}";
        Database.Workspace.Migration(migration, $"CREATE TABLE `{table}` (`名前` VARCHAR(20) CHARACTER SET utf8mb4 COMMENT '🦄; it''s') CHARACTER SET utf8mb4;\nINSERT INTO `{table}` VALUES ('🦄 \\' ; ü');");
        Database.Workspace.Seed("ñ.sql", $"INSERT INTO `{table}` VALUES ('семя');", "плагин");

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Null((await Database.SeedAsync()).Failure);
        Assert.Equal(["семя", "🦄 ' ; ü"], Database.Query($"SELECT `名前` FROM `{table}` ORDER BY length(`名前`)"));
        Assert.Equal([$"{migration}|finished|-|1"], Database.History());
        Assert.Equal(["плагин|ñ.sql"], Database.Query("SELECT plugin, name FROM _netscript_seeds"));
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Fact]
    public async Task A_large_script_goes_through_and_a_statement_that_is_too_large_is_named()
    {
        Database.Workspace.Migration("20260101_many", "CREATE TABLE a (id INT, t LONGTEXT);\n" + string.Concat(Enumerable.Range(1, 2_000).Select(i => $"INSERT INTO a VALUES ({i}, NULL);\n")));
        Database.Workspace.Migration("20260102_large", $"INSERT INTO a VALUES (0, '{new string('x', 20_000_000)}');");
        Database.Workspace.Migration("20260103_larger", $"SELECT 1;\nINSERT INTO a VALUES (0, '{new string('x', 67_108_864)}');");

        var outcome = await Database.MigrateAsync();

        Assert.Equal(["app/20260101_many", "app/20260102_large"], outcome.Applied);
        Assert.Equal(("P3018", 2, 2, "1153"), (outcome.Failure!.Code, outcome.Failure.Statement, outcome.Failure.Line, outcome.Failure.DatabaseCode));
        Assert.Contains("max_allowed_packet", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(["2001|20000000"], Database.Query("SELECT count(*), max(length(t)) FROM a"));
    }

    // Writes what a run leaves behind that is killed after so many counted steps.
    private void Interrupt(string migration, int steps, params string?[] statements)
    {
        foreach (var statement in statements.OfType<string>())
        {
            Database.Execute(statement);
        }

        var checksum = Database.Workspace.Load().Migrations.Single(candidate => candidate.Name == migration).Checksum;
        Database.Execute($"""
            INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, started_at, applied_steps_count)
            VALUES (UUID(), '{checksum}', '{migration}', 'netscript: runs statement by statement, applied_steps_count are executed', UTC_TIMESTAMP(3), {steps})
            """);
    }
}
