using MySqlConnector;
using NetScript.Testing;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>MariaDB servers that restart or may not be written to.</summary>
public sealed class MariaDbFaultTests(MariaDbServer server)
{
    [Fact]
    public async Task A_server_that_restarts_while_one_holds_the_lock_and_another_waits_is_told_to_both_and_resolve_leads_on()
    {
        server.SkipUnlessAvailable();
        await using var mortal = new MariaDbServer();
        await mortal.InitializeAsync();
        using var database = new MariaDbTestDatabase(mortal);
        database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);\nCREATE TABLE slow (n INT);");
        database.Workspace.Migration("20260102_slow", $"{new MariaDbSubject(mortal).SlowWhileGated};");
        var (started, waiting) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = database.MigrateAsync(new Recorder(report => { if (report is ScriptStartedEvent { Name: "app/20260102_slow" }) { started.TrySetResult(); } }));
        await started.Task;
        var waiter = database.MigrateAsync(new Recorder(report => { if (report is WaitingEvent) { waiting.TrySetResult(); } }));
        await waiting.Task;

        await mortal.StopAsync();
        var failures = (await Task.WhenAll(holder, waiter)).Select(outcome => outcome.Failure!.Code).ToList();
        await mortal.StartAsync();
        database.Execute("DELETE FROM gate");
        var outcomes = await Task.WhenAll(database.MigrateAsync(), database.MigrateAsync());

        Assert.All(failures, code => Assert.Contains(code, new[] { "P1001", "P1017" }));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        Assert.Single(database.Query("SELECT n FROM slow"));
    }

    [Fact]
    public async Task A_user_without_rights_is_told_and_changes_nothing()
    {
        server.SkipUnlessAvailable();
        using var database = new MariaDbTestDatabase(server);
        var user = $"u{Guid.NewGuid():N}"[..16];
        database.Create();
        database.Execute($"CREATE USER '{user}'@'%' IDENTIFIED BY 'hush'");
        database.Execute($"GRANT SELECT ON `{database.Name}`.* TO '{user}'@'%'");
        database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var connectionString = new MySqlConnectionStringBuilder(database.ConnectionString) { UserID = user, Password = "hush" }.ConnectionString;
        var migrator = new Migrator(database.Definition, connectionString, database.Log) { ConnectTimeout = TimeSpan.Zero };

        var failure = (await migrator.MigrateAsync(database.Workspace.Load(), null, null, TestContext.Current.CancellationToken)).Failure!;

        Assert.Equal("P1010", failure.Code);
        Assert.Contains(user, failure.Message, StringComparison.Ordinal);
        Assert.False(database.HasTable("_prisma_migrations"));
        Assert.Equal(["app/20260101_a"], (await database.MigrateAsync()).Applied);
        database.Execute($"DROP USER '{user}'@'%'");
    }
}
