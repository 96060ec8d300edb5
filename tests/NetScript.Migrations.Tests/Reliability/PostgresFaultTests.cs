using System.Globalization;
using NetScript.Testing;
using Npgsql;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>PostgreSQL servers that restart, are full, or may not be written to.</summary>
public sealed class PostgresFaultTests : IDisposable
{
    private readonly PostgresServer _server;
    private readonly PostgresTestDatabase _database;

    public PostgresFaultTests(PostgresServer server)
    {
        server.SkipUnlessAvailable();
        _server = server;
        _database = new PostgresTestDatabase(server);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_server_that_restarts_while_one_holds_the_lock_and_another_waits_is_told_to_both_and_both_finish_afterwards()
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        using var database = new PostgresTestDatabase(server);
        database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);\nCREATE TABLE slow (n INT);");
        database.Workspace.Migration("20260102_slow", $"{new PostgresSubject(server).SlowWhileGated};");
        var (started, waiting) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = database.MigrateAsync(new Recorder(report => { if (report is ScriptStartedEvent { Name: "app/20260102_slow" }) { started.TrySetResult(); } }));
        await started.Task;
        var waiter = database.MigrateAsync(new Recorder(report => { if (report is WaitingEvent) { waiting.TrySetResult(); } }));
        await waiting.Task;

        await server.StopAsync();
        var failures = (await Task.WhenAll(holder, waiter)).Select(outcome => outcome.Failure!.Code).ToList();
        await server.StartAsync();
        database.Execute("DELETE FROM gate");
        var outcomes = await Task.WhenAll(database.MigrateAsync(), database.MigrateAsync());

        Assert.All(failures, code => Assert.Contains(code, new[] { "P1001", "P1017" }));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        Assert.Single(database.Query("SELECT n FROM slow"));
    }

    [Fact]
    public async Task A_full_disk_rolls_the_migration_back_and_the_next_run_finishes_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 4);
        _database.Create();
        await disk.GiveToAsync(_database.Query("SHOW data_directory")[0]);
        _database.Execute($"CREATE TABLESPACE small_{_database.Name} LOCATION '{disk.Path}'");
        _database.Workspace.Migration("20260101_a", $"CREATE TABLE a (id INT) TABLESPACE small_{_database.Name};");
        _database.Workspace.Migration("20260102_b", "INSERT INTO a VALUES (1);\nINSERT INTO a SELECT generate_series(1, 200000);");

        var failure = (await _database.MigrateAsync()).Failure!;
        var left = _database.Query("SELECT id FROM a");
        await disk.ResizeAsync(megabytes: 64);
        var outcome = await _database.MigrateAsync();
        _database.Execute("DROP TABLE a");
        _database.Execute($"DROP TABLESPACE small_{_database.Name}");

        Assert.Equal(("P3018", "app/20260102_b", 2, "53100"), (failure.Code, failure.Migration, failure.Statement, failure.DatabaseCode));
        Assert.Empty(left);
        Assert.Equal(["app/20260102_b"], outcome.Applied);
        Assert.Equal(["20260101_a|finished|-|1", "20260102_b|-|rolled back|0", "20260102_b|finished|-|1"], _database.History());
    }

    [Fact]
    public async Task A_server_that_may_not_be_written_to_is_told_and_can_be_read()
    {
        _database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await _database.MigrateAsync();
        _database.Workspace.Migration("20260102_b", "CREATE TABLE b (id INT);");
        _database.Options = "Options=-c default_transaction_read_only=on";

        var failure = (await _database.MigrateAsync()).Failure!;
        var status = await _database.GetStatusAsync();
        _database.Options = "";

        Assert.Equal(("P1010", "25006"), (failure.Code, failure.DatabaseCode));
        Assert.Equal((1, 1), (status.Applied, status.Pending));
        Assert.Equal(["app/20260102_b"], (await _database.MigrateAsync()).Applied);
    }

    [Fact]
    public async Task A_user_without_rights_is_told_and_changes_nothing()
    {
        var role = string.Create(CultureInfo.InvariantCulture, $"reader_{Guid.NewGuid():N}");
        _database.Create();
        _database.Execute($"CREATE ROLE {role} LOGIN PASSWORD 'hush'");
        _database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var connectionString = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = role, Password = "hush" }.ConnectionString;
        var migrator = new Migrator(_database.Definition, connectionString, _database.Log) { ConnectTimeout = TimeSpan.Zero };

        var failure = (await migrator.MigrateAsync(_database.Workspace.Load(), null, null, TestContext.Current.CancellationToken)).Failure!;

        Assert.Equal(("P1010", "42501"), (failure.Code, failure.DatabaseCode));
        Assert.Contains($"'{role}'", failure.Message, StringComparison.Ordinal);
        Assert.False(_database.HasTable("_prisma_migrations"));
        Assert.Equal(["app/20260101_a"], (await _database.MigrateAsync()).Applied);
        _database.Execute($"DROP ROLE {role}");
    }
}
