using System.Globalization;
using Microsoft.Extensions.Logging;
using NetScript.Schema;
using NetScript.Testing;
using Npgsql;

namespace NetScript.Migrations.Tests;

public sealed class PostgresMigratorTests : TransactionalMigratorTests
{
    private readonly PostgresServer _server;

    public PostgresMigratorTests(PostgresServer server)
        : base(new PostgresTestDatabase(server))
    {
        server.SkipUnlessAvailable();
        _server = server;
    }

    protected override string NoTransactionScript =>
        "CREATE TABLE b (id INT);\nCREATE INDEX CONCURRENTLY b_id_idx ON b (id);\nCREATE INDEX CONCURRENTLY b_id_idx2 ON b (id);\nDROP INDEX CONCURRENTLY b_id_idx2;\nVACUUM b;";

    protected override string OutsideTransaction => "VACUUM;";

    protected override string DatabaseName => Postgres.Name;

    protected override string SlowWhileGated => "INSERT INTO slow SELECT 1 FROM pg_sleep((SELECT CASE WHEN count(*) = 0 THEN 0 ELSE 600 END FROM gate));";

    protected override (int? Column, string? Code) ExpectedFailure => (22, "42P01");

    protected override string SystemName => "postgresql";

    protected override bool Exists()
    {
        using var connection = new NpgsqlConnection(_server.ConnectionString("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"SELECT 1 FROM pg_database WHERE datname = '{Postgres.Name}'", connection);
        return command.ExecuteScalar() is not null;
    }

    private PostgresTestDatabase Postgres => (PostgresTestDatabase)Database;

    [Fact]
    public async Task The_history_table_is_Prismas_to_the_letter()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");

        await Database.MigrateAsync();

        Assert.Equal(
            [
                "id|character varying|36|NO|NULL", "checksum|character varying|64|NO|NULL", "finished_at|timestamp with time zone|NULL|YES|NULL",
                "migration_name|character varying|255|NO|NULL", "logs|text|NULL|YES|NULL", "rolled_back_at|timestamp with time zone|NULL|YES|NULL",
                "started_at|timestamp with time zone|NULL|NO|now()", "applied_steps_count|integer|NULL|NO|0",
            ],
            Database.Query("SELECT column_name, data_type, character_maximum_length, is_nullable, column_default FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position"));
        Assert.Equal(["_prisma_migrations_pkey|p"], Database.Query("SELECT conname, contype FROM pg_constraint WHERE conrelid = '_prisma_migrations'::regclass"));
        Assert.Equal(["t"], Database.Query("SELECT CASE WHEN date_trunc('milliseconds', finished_at) = finished_at THEN 't' END FROM _prisma_migrations"));
    }

    [Fact]
    public async Task Bodies_of_functions_reach_the_server_as_they_are()
    {
        Database.Workspace.Migration(
            "20260101_functions",
            """
            CREATE TABLE a (id INT);
            CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC INSERT INTO a VALUES (1); SELECT CASE WHEN true THEN 7 END; END;
            CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $body$ BEGIN PERFORM f(); RETURN 8; END; $body$;
            DO $$ BEGIN PERFORM g(); END $$;
            """);

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(["7|8"], Database.Query("SELECT f(), g()"));
    }

    [Fact]
    public async Task What_a_script_sets_is_not_in_effect_for_the_record_nor_for_the_next_script()
    {
        Database.Workspace.Migration("20260101_dump", "SELECT pg_catalog.set_config('search_path', '', false);\nSET default_transaction_read_only = on;\nCREATE TABLE public.a (id INT);");
        Database.Workspace.Migration("20260102_next", "CREATE TABLE b (id INT);");

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.True(Database.HasTable("b"));
    }

    [Fact]
    public async Task A_value_that_is_added_to_an_enum_can_be_used_in_the_same_script()
    {
        Database.Workspace.Migration("20260101_role", "CREATE TYPE role AS ENUM ('USER');\nCREATE TABLE a (id INT, role role DEFAULT 'USER');");
        Database.Workspace.Migration("20260102_admin", "ALTER TYPE role ADD VALUE 'ADMIN';\nALTER TABLE a ALTER COLUMN role SET DEFAULT 'ADMIN';\nINSERT INTO a (id) VALUES (1);");

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(["ADMIN"], Database.Query("SELECT role FROM a"));
    }

    [Fact]
    public async Task A_value_that_a_push_adds_to_an_enum_can_be_a_default_at_once()
    {
        var author = new SchemaAuthor(Database.Definition, Database.ConnectionString, Database.Log);
        Assert.Null((await author.PushAsync(Schema("USER", "USER"), cancellationToken: TestContext.Current.CancellationToken)).Failure);
        Assert.Null((await author.PushAsync(Schema("USER ADMIN", "ADMIN"), cancellationToken: TestContext.Current.CancellationToken)).Failure);

        Database.Query("""INSERT INTO "User" DEFAULT VALUES""");
        Assert.Equal(["ADMIN"], Database.Query("""SELECT role FROM "User" """));

        static PrismaSchema Schema(string roles, string role) => PrismaSchema.Parse(
            $$"""
            datasource db {
              provider = "postgresql"
            }
            model User {
              id   Int  @id @default(autoincrement())
              role Role @default({{role}})
            }
            enum Role {
              {{roles.Replace(" ", "\n  ", StringComparison.Ordinal)}}
            }
            """);
    }

    [Fact]
    public async Task A_role_that_a_script_takes_is_not_that_of_the_record_nor_of_the_next_script()
    {
        var role = $"owner_{Guid.NewGuid():N}";
        Database.Workspace.Migration("20260101_role", $"CREATE ROLE {role};\nCREATE SCHEMA s AUTHORIZATION {role};\nSET ROLE {role};\nCREATE TABLE s.a (id INT);");
        Database.Workspace.Migration("20260102_session", $"SET SESSION AUTHORIZATION {role};\nCREATE TABLE s.b (id INT);");
        Database.Workspace.Migration("20260103_next", "CREATE TABLE c (id INT);");

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal([$"a|{role}", $"b|{role}", "c|postgres"], Database.Query("SELECT tablename, tableowner FROM pg_tables WHERE tablename IN ('a', 'b', 'c') ORDER BY 1"));
    }

    [Fact]
    public async Task The_schema_of_the_search_path_is_made_and_used()
    {
        Postgres.Options = "Search Path=tenant";
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(["_prisma_migrations|tenant", "a|tenant"], Database.Query("SELECT tablename, schemaname FROM pg_tables WHERE schemaname = 'tenant' ORDER BY 1"));
        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
    }

    [Fact]
    public async Task A_large_script_is_one_transaction_still()
    {
        Database.Workspace.Migration("20260101_many", "CREATE TABLE a (id INT);\n" + string.Concat(Enumerable.Range(1, 1_300).Select(i => $"INSERT INTO a VALUES ({(i == 1_290 ? "1 / 0" : i)});\n")));

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal((1_291, 1_291, "22012"), (failure.Statement, failure.Line, failure.DatabaseCode));
        Assert.False(Database.HasTable("a"));
    }

    [Fact]
    public async Task A_wrong_password_is_told_at_once_and_not_repeated()
    {
        Database.Workspace.Migration("20260101_a", "");
        var connectionString = _server.ConnectionString(Postgres.Name).Replace(PostgresServer.Password, "hush-hush", StringComparison.Ordinal);

        var outcome = await new Migrator(Database.Definition, connectionString, Database.Log) { ConnectTimeout = TimeSpan.FromMinutes(10) }
            .MigrateAsync(Database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);

        Assert.Equal(("P1000", "28P01"), (outcome.Failure!.Code, outcome.Failure.DatabaseCode));
        Assert.Contains("'postgres'", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", outcome.Failure.Message + Database.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting", Database.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "P1010")]
    [InlineData("GRANT CREATE ON SCHEMA public TO {0}", null)]
    public async Task A_user_who_may_not_create_tables_is_found_out_before_anything_runs(string grant, string? code)
    {
        Postgres.Create();
        var user = $"reader_{Postgres.Name}";
        Database.Execute($"CREATE USER {user} PASSWORD 'hush-hush'; REVOKE CREATE ON SCHEMA public FROM public; {string.Format(CultureInfo.InvariantCulture, grant, user)}");
        var connectionString = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = user, Password = "hush-hush" }.ConnectionString;

        var check = await new Migrator(Database.Definition, connectionString, Database.Log).CheckAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("PostgreSQL 1", check.Server, StringComparison.Ordinal);
        Assert.Equal(code, check.Failure?.Code);
        Assert.DoesNotContain("hush", check.Failure?.Message + Database.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_named_after_some_tries()
    {
        Database.Workspace.Migration("20260101_a", "");
        var migrator = new Migrator(Database.Definition, "Host=127.0.0.1;Port=1;Username=u;Password=hush;Database=d", Database.Log) { ConnectTimeout = TimeSpan.FromMilliseconds(300) };

        var outcome = await migrator.MigrateAsync(Database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);
        var status = await migrator.GetStatusAsync(Database.Workspace.Load(), TestContext.Current.CancellationToken);

        Assert.Equal("P1001", outcome.Failure!.Code);
        Assert.Contains("127.0.0.1:1", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.True(Database.Log.Messages(LogLevel.Information).Count(message => message.Contains("waiting for the PostgreSQL server at 127.0.0.1:1", StringComparison.Ordinal)) >= 2);
        Assert.Equal("P1001", status.Failure!.Code);
        Assert.Empty(status.Migrations);
    }

    [Fact]
    public async Task A_server_that_is_starting_is_waited_for()
    {
        await using var server = new PostgresServer { StartsAtOnce = false };
        await server.InitializeAsync();
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var refused = new TaskCompletionSource();
        var run = new Migrator(Database.Definition, server.ConnectionString("late"), new Notifier(refused)) { ConnectTimeout = TimeSpan.FromMinutes(2) }
            .MigrateAsync(Database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);

        await refused.Task;
        await server.StartAsync();

        Assert.Equal(["app/20260101_a"], (await run).Applied);
    }

    [Fact]
    public async Task A_server_that_dies_in_a_migration_is_told_and_the_next_run_finishes()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        Database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);");
        Database.Workspace.Migration("20260102_slow", $"CREATE TABLE slow (n INT);\n{SlowWhileGated}");
        var started = new TaskCompletionSource();
        var migrator = new Migrator(Database.Definition, server.ConnectionString("mortal"), Database.Log) { ConnectTimeout = TimeSpan.Zero };
        var run = migrator.MigrateAsync(
            Database.Workspace.Load(), new Recorder(report => { if (report is ScriptStartedEvent { Name: "app/20260102_slow" }) { started.SetResult(); } }), null, TestContext.Current.CancellationToken);

        await started.Task;
        await server.StopAsync();
        var failure = (await run).Failure!;
        await server.StartAsync();
        Database.Workspace.Migration("20260102_slow", "CREATE TABLE slow (n INT);");

        Assert.Equal("P1017", failure.Code);
        Assert.Equal(["app/20260102_slow"], (await migrator.MigrateAsync(Database.Workspace.Load(), null, null, TestContext.Current.CancellationToken)).Applied);
    }

    [Fact]
    public async Task A_lock_that_is_not_released_names_its_holder()
    {
        Database.Create();
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Definition = Database.Definition with { Migrations = Database.Definition.Migrations with { LockTimeout = TimeSpan.FromMilliseconds(200) } };
        await using var holder = new NpgsqlConnection($"{Database.ConnectionString};Pooling=false;Application Name=prisma-of-ada");
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(72707369)", holder);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal("P1002", failure.Code);
        Assert.Contains($"pid {holder.ProcessID} (prisma-of-ada, user postgres", failure.Message, StringComparison.Ordinal);
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
        await using var holder = new NpgsqlConnection($"{Database.ConnectionString};Pooling=false");
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(72707369)", holder);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Assert.Equal(MigrationOutcomeKind.UpToDate, (await Database.MigrateAsync()).Kind);
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }

    [Fact]
    public async Task An_error_other_than_a_missing_table_is_never_taken_for_a_fresh_database()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        Database.Execute("ALTER TABLE _prisma_migrations RENAME COLUMN checksum TO sum");

        var failure = (await Database.MigrateAsync()).Failure!;

        Assert.Equal(("P2010", "42703"), (failure.Code, failure.DatabaseCode));
    }

    [Fact]
    public async Task A_user_who_may_not_create_the_database_is_told_so()
    {
        var role = $"poor_{Guid.NewGuid():N}";
        await using (var connection = new NpgsqlConnection(_server.ConnectionString("postgres")))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand($"CREATE ROLE {role} LOGIN PASSWORD 'hush'", connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Database.Workspace.Migration("20260101_a", "");
        var failure = (await new Migrator(Database.Definition, $"Host=127.0.0.1;Port={_server.Port};Database={Postgres.Name};Username={role};Password=hush", Database.Log)
            .MigrateAsync(Database.Workspace.Load(), null, null, TestContext.Current.CancellationToken)).Failure!;

        Assert.Equal("P1003", failure.Code);
        Assert.Contains("CREATEDB", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=x;Secret=hush")]
    [InlineData("mysql://u:hush@h/d")]
    [InlineData("hush")]
    public async Task A_connection_string_that_cannot_be_read_is_not_repeated(string connectionString)
    {
        Database.Workspace.Migration("20260101_a", "");

        var outcome = await new Migrator(Database.Definition, connectionString, Database.Log).MigrateAsync(Database.Workspace.Load(), null, null, TestContext.Current.CancellationToken);

        Assert.Equal("P1013", outcome.Failure!.Code);
        Assert.DoesNotContain("hush", outcome.Failure.Message + Database.Log.All, StringComparison.Ordinal);
    }

    private sealed class Notifier(TaskCompletionSource refused) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => refused.TrySetResult();
    }
}
