using System.Globalization;
using Microsoft.Extensions.Logging;
using MySqlConnector;
using NetScript.Testing;

namespace NetScript.Migrations.Tests;

/// <summary>What holds on every engine, and how a run connects, locks and sets up its session on MySQL and MariaDB.</summary>
public sealed partial class MariaDbMigratorTests : MigratorTests
{
    private readonly MariaDbServer _server;

    public MariaDbMigratorTests(MariaDbServer server)
        : base(new MariaDbTestDatabase(server))
    {
        server.SkipUnlessAvailable();
        _server = server;
    }

    protected override string NoTransactionScript => "CREATE TABLE b (id INT);\nALTER TABLE b ADD COLUMN c INT;\nINSERT INTO b VALUES (1, 2);\nOPTIMIZE TABLE b;";

    protected override string OutsideTransaction => "CREATE TABLE IF NOT EXISTS outside (id INT);";

    protected override bool HasTransactionalDdl => false;

    // The server ends the sleep of a client that is gone after some seconds, and then goes on with the statement.
    protected override string SlowWhileGated => "INSERT INTO slow SELECT 1 FROM (SELECT SLEEP((SELECT CASE WHEN count(*) = 0 THEN 0 ELSE 600 END FROM gate))) t;";

    protected override string SystemName => "mysql";

    protected override string DatabaseName => MariaDb.Name;

    protected override bool Exists() => MariaDb.ExecuteOnServer($"SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '{MariaDb.Name}'") is not null;

    private MariaDbTestDatabase MariaDb => (MariaDbTestDatabase)Database;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_history_table_is_Prismas_to_the_letter()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");

        await Database.MigrateAsync();

        Assert.Equal(
            [
                "id|varchar(36)|NO|NULL|PRI|utf8mb4_unicode_ci", "checksum|varchar(64)|NO|NULL||utf8mb4_unicode_ci", "finished_at|datetime(3)|YES|NULL||NULL",
                "migration_name|varchar(255)|NO|NULL||utf8mb4_unicode_ci", "logs|text|YES|NULL||utf8mb4_unicode_ci", "rolled_back_at|datetime(3)|YES|NULL||NULL",
                "started_at|datetime(3)|NO|current_timestamp(3)||NULL", "applied_steps_count|int(10) unsigned|NO|0||NULL",
            ],
            Database.Query(
                """
                SELECT column_name, column_type, is_nullable, CASE WHEN column_default = 'NULL' THEN NULL ELSE column_default END, column_key, collation_name
                FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '_prisma_migrations' ORDER BY ordinal_position
                """));
        Assert.Equal(["1"], Database.Query("SELECT TIMESTAMPDIFF(SECOND, finished_at, UTC_TIMESTAMP(3)) BETWEEN -1 AND 300 FROM _prisma_migrations"));
        Assert.Equal(["utf8mb4|utf8mb4_unicode_ci"], Database.Query("SELECT default_character_set_name, default_collation_name FROM information_schema.schemata WHERE schema_name = DATABASE()"));
    }

    [Fact]
    public async Task A_history_that_Prisma_began_is_continued()
    {
        Database.Create();
        // As Prisma's engine writes it.
        Database.Execute(
            """
            CREATE TABLE _prisma_migrations (
                id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at DATETIME(3), migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at DATETIME(3),
                started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0
            ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci
            """);
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        Database.Execute($"""
            INSERT INTO _prisma_migrations VALUES ('4a4d4b2e-2bb1-4c65-9d3e-111111111111', '{Database.Workspace.Load().Migrations[0].Checksum}', '2026-01-01 00:00:00.123', '20260101_a', NULL, NULL,
                '2026-01-01 00:00:00.100', 1)
            """);

        var outcome = await Database.MigrateAsync();
        var status = await Database.GetStatusAsync();

        Assert.Equal(["app/20260102_b"], outcome.Applied);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, 123, TimeSpan.Zero), status.Migrations[0].AppliedAt);
    }

    [Fact]
    public async Task A_wrong_password_is_told_at_once_and_not_repeated()
    {
        Database.Workspace.Migration("20260101_a", "");
        var connectionString = Database.ConnectionString.Replace(MariaDbServer.Password, "hush-hush", StringComparison.Ordinal);

        var outcome = await new Migrator(Database.Definition, connectionString, Database.Log) { ConnectTimeout = TimeSpan.FromMinutes(10) }
            .MigrateAsync(Database.Workspace.Load(), null, null, Cancelled);

        Assert.Equal(("P1000", "1045"), (outcome.Failure!.Code, outcome.Failure.DatabaseCode));
        Assert.Contains("'admin'", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", outcome.Failure.Message + Database.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting", Database.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GRANT SELECT, CREATE VIEW ON `{0}`.* TO `{1}`", "P1010")]
    [InlineData("GRANT ALL ON `other`.* TO `{1}`", "P1010")]
    [InlineData("GRANT SELECT, CREATE ON `{0}`.* TO `{1}`", null)]
    [InlineData("GRANT ALL ON `test\\_%`.* TO `{1}`", null)]
    [InlineData("GRANT ALL ON *.* TO `{1}`", null)]
    public async Task A_user_who_may_not_create_tables_is_found_out_before_anything_runs(string grant, string? code)
    {
        Database.Create();
        var user = $"u{Guid.NewGuid():N}"[..20];
        MariaDb.ExecuteOnServer($"CREATE USER `{user}` IDENTIFIED BY 'hush-hush'");
        MariaDb.ExecuteOnServer($"GRANT SELECT ON `{MariaDb.Name}`.* TO `{user}`");
        MariaDb.ExecuteOnServer(string.Format(CultureInfo.InvariantCulture, grant, MariaDb.Name, user));
        var connectionString = new MySqlConnectionStringBuilder(Database.ConnectionString) { UserID = user, Password = "hush-hush" }.ConnectionString;

        var check = await new Migrator(Database.Definition, connectionString, Database.Log).CheckAsync(Cancelled);

        Assert.Equal(code, check.Failure?.Code);
        Assert.StartsWith("MariaDB 1", check.Server, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", check.Failure?.Message + Database.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=127.0.0.1;Port=1", "127.0.0.1:1")]
    [InlineData("Server=no.such.host.invalid;Port=3306", "no.such.host.invalid:3306")]
    public async Task A_server_that_cannot_be_reached_is_named_after_some_tries(string server, string address)
    {
        Database.Workspace.Migration("20260101_a", "");
        var migrator = new Migrator(Database.Definition, $"{server};User ID=u;Password=hush;Database=d", Database.Log) { ConnectTimeout = TimeSpan.FromMilliseconds(300) };

        var outcome = await migrator.MigrateAsync(Database.Workspace.Load(), null, null, Cancelled);
        var status = await migrator.GetStatusAsync(Database.Workspace.Load(), Cancelled);

        Assert.Equal("P1001", outcome.Failure!.Code);
        Assert.Contains(address, outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Contains(Database.Log.Messages(LogLevel.Information), message => message.Contains($"waiting for the MySQL server at {address}", StringComparison.Ordinal));
        Assert.Equal("P1001", status.Failure!.Code);
        Assert.DoesNotContain("hush", outcome.Failure.Message + Database.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_the_encryption_that_is_asked_for_is_told_at_once()
    {
        Database.Workspace.Migration("20260101_a", "");

        var outcome = await new Migrator(Database.Definition, $"{Database.ConnectionString};SslMode=VerifyFull", Database.Log) { ConnectTimeout = TimeSpan.FromMinutes(10) }
            .MigrateAsync(Database.Workspace.Load(), null, null, Cancelled);

        Assert.Equal("P1011", outcome.Failure!.Code);
        Assert.Contains("SslCa", outcome.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_starting_is_waited_for()
    {
        await using var server = new MariaDbServer { StartsAtOnce = false };
        await server.InitializeAsync();
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var refused = new TaskCompletionSource();
        var run = new Migrator(Database.Definition, server.ConnectionString("late"), Database.Log) { ConnectTimeout = TimeSpan.FromMinutes(2) }
            .MigrateAsync(Database.Workspace.Load(), new Recorder(report => { if (report is WaitingEvent) { refused.TrySetResult(); } }), null, Cancelled);

        await refused.Task;
        await server.StartAsync();

        Assert.Equal(["app/20260101_a"], (await run).Applied);
    }

    [Fact]
    public async Task A_server_that_dies_in_a_migration_is_told_and_the_next_run_finishes()
    {
        await using var server = new MariaDbServer();
        await server.InitializeAsync();
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);");
        Database.Workspace.Migration("20260102_slow", "CREATE TABLE slow (n INT);");
        Database.Workspace.Migration("20260103_data", SlowWhileGated);
        var started = new TaskCompletionSource();
        var migrator = new Migrator(Database.Definition, server.ConnectionString("mortal"), Database.Log) { ConnectTimeout = TimeSpan.Zero };
        var run = migrator.MigrateAsync(
            Database.Workspace.Load(), new Recorder(report => { if (report is ScriptStartedEvent { Name: "app/20260103_data" }) { started.SetResult(); } }), null, Cancelled);

        await started.Task;
        await server.StopAsync();
        var failure = (await run).Failure!;
        await server.StartAsync();
        Database.Workspace.Migration("20260103_data", "INSERT INTO slow VALUES (1);");

        Assert.Equal("P1017", failure.Code);
        Assert.Equal(["app/20260103_data"], (await migrator.MigrateAsync(Database.Workspace.Load(), null, null, Cancelled)).Applied);
    }

    [Fact]
    public async Task A_lock_that_is_not_released_names_its_holder()
    {
        Database.Create();
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Definition = Database.Definition with { Migrations = Database.Definition.Migrations with { LockTimeout = TimeSpan.FromMilliseconds(200) } };
        await using var holder = new MySqlConnection($"{Database.ConnectionString};Pooling=false");
        await holder.OpenAsync(Cancelled);
        await using var command = new MySqlCommand("SELECT GET_LOCK('prisma_migrate', 10)", holder);
        await command.ExecuteNonQueryAsync(Cancelled);

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal("P1002", failure.Code);
        Assert.Contains($"connection {holder.ServerThread} (user admin, from 127.0.0.1:", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"database {MariaDb.Name}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("LockTimeout", failure.Message, StringComparison.Ordinal);
        await holder.CloseAsync();
        Assert.Equal(["app/20260101_a"], (await Database.MigrateAsync()).Applied);
    }

    [Fact]
    public async Task A_run_with_nothing_to_do_takes_no_lock()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Definition = Database.Definition with { Migrations = Database.Definition.Migrations with { LockTimeout = TimeSpan.Zero } };
        await using var holder = new MySqlConnection($"{Database.ConnectionString};Pooling=false");
        await holder.OpenAsync(Cancelled);
        await using var command = new MySqlCommand("SELECT GET_LOCK('prisma_migrate', 10)", holder);
        await command.ExecuteNonQueryAsync(Cancelled);

        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Fact]
    public async Task Eight_processes_at_once_all_succeed_though_the_database_is_missing()
    {
        for (var i = 1; i <= 10; i++)
        {
            Database.Workspace.Migration($"202601{i:00}_step", $"CREATE TABLE t{i} (id INT);\nINSERT INTO t{i} VALUES ({i});");
        }

        var children = Enumerable.Range(0, 8).Select(_ => ChildMigrator.Start(Database.Workspace, Database.ConnectionString)).ToList();
        var codes = await Task.WhenAll(children.Select(child => child.WaitForExitAsync(Cancelled)));
        children.ForEach(child => child.Dispose());

        Assert.All(codes, code => Assert.Equal(0, code));
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"202601{i:00}_step|finished|-|1"), Database.History().Order(StringComparer.Ordinal));
        Assert.Equal(["1"], Database.Query("SELECT count(*) FROM t10"));
    }

    [Fact]
    public async Task An_error_other_than_a_missing_table_is_never_taken_for_a_fresh_database()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Execute("ALTER TABLE _prisma_migrations RENAME COLUMN checksum TO sum");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P2010", "1054"), (failure.Code, failure.DatabaseCode));
    }

    [Fact]
    public async Task A_user_who_may_not_create_the_database_is_told_so()
    {
        var user = $"poor_{Guid.NewGuid():N}"[..20];
        MariaDb.ExecuteOnServer($"CREATE USER {user}@'%' IDENTIFIED BY 'hush'");
        Database.Workspace.Migration("20260101_a", "");

        var failure = (await new Migrator(Database.Definition, $"Server=127.0.0.1;Port={_server.Port};Database={MariaDb.Name};User ID={user};Password=hush", Database.Log)
            .MigrateAsync(Database.Workspace.Load(), null, null, Cancelled)).Failure!;

        Assert.Contains(failure.Code, (string[])["P1003", "P1010"]);
        Assert.Contains("GRANT ALL", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_do_all_in_one_database_migrates_and_resets_it()
    {
        var user = $"owner_{Guid.NewGuid():N}"[..20];
        MariaDb.ExecuteOnServer($"CREATE USER {user}@'%' IDENTIFIED BY 'hush'");
        MariaDb.ExecuteOnServer($"GRANT ALL ON `{MariaDb.Name}`.* TO {user}@'%'");
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var migrator = new Migrator(Database.Definition, $"Server=127.0.0.1;Port={_server.Port};Database={MariaDb.Name};User ID={user};Password=hush", Database.Log);

        Assert.Null((await migrator.MigrateAsync(Database.Workspace.Load(), null, null, Cancelled)).Failure);
        Database.Execute("CREATE FUNCTION stray() RETURNS INT RETURN 1");
        Assert.Null((await migrator.ResetAsync(Database.Workspace.Load(), null, null, Cancelled)).Failure);
        Assert.Empty(Database.Query("SELECT 1 FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()"));
        Assert.Equal(["utf8mb4_unicode_ci"], Database.Query("SELECT @@collation_database"));
    }

    [Theory]
    [InlineData("Server=x;Secret=hush")]
    [InlineData("postgresql://u:hush@h/d")]
    [InlineData("hush")]
    public async Task A_connection_string_that_cannot_be_read_is_not_repeated(string connectionString)
    {
        Database.Workspace.Migration("20260101_a", "");

        var outcome = await new Migrator(Database.Definition, connectionString, Database.Log).MigrateAsync(Database.Workspace.Load(), null, null, Cancelled);

        Assert.Equal("P1013", outcome.Failure!.Code);
        Assert.DoesNotContain("hush", outcome.Failure.Message + Database.Log.All, StringComparison.Ordinal);
    }
}
