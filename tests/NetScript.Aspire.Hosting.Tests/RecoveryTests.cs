using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetScript.Testing;
using Npgsql;

namespace NetScript.Aspire.Hosting.Tests;

/// <summary>What was given up because of a database is there again when the database is.</summary>
public sealed class RecoveryTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Broken = "20260102000000_broken";

    [Fact]
    public async Task A_program_that_waits_for_completion_is_given_up_and_started_when_the_migration_is_mended()
    {
        using var workspace = TestWorkspace.WithJobs().WithMigration(Broken, "CREATE TABEL a (id INTEGER);");
        await using var app = await TestApp.StartAsync(workspace, (builder, database) =>
        {
            var job = builder.AddExecutable("job", "sleep", ".", "600").WaitForCompletion(database.Migrations);
            builder.AddExecutable("after", "sleep", ".", "600").WaitFor(job);
            builder.AddExecutable("manual", "sleep", ".", "600").WaitForCompletion(database.Migrations).WithExplicitStart();
        });
        await app.StateAsync("job", KnownResourceStates.FailedToStart);
        await app.StateAsync("after", KnownResourceStates.FailedToStart);

        workspace.WithMigration(Broken, "CREATE TABLE a (id INTEGER);");
        Assert.True((await app.CommandAsync("migrate")).Success);

        await app.StateAsync("job", KnownResourceStates.Running);
        await app.StateAsync("after", KnownResourceStates.Running);
        Assert.Equal(KnownResourceStates.NotStarted, app.State("manual"));
    }

    [Fact]
    public async Task What_cannot_be_started_by_a_command_is_named_in_the_log()
    {
        using var workspace = TestWorkspace.WithJobs().WithMigration(Broken, "CREATE TABEL a (id INTEGER);");
        await using var app = await TestApp.StartAsync(workspace, (builder, database) =>
            builder.AddResource(new Dependent("job")).WaitForCompletion(database.Migrations).StartsLikeAService());
        await app.StateAsync("job", KnownResourceStates.FailedToStart);

        workspace.WithMigration(Broken, "CREATE TABLE a (id INTEGER);");
        await app.CommandAsync("migrate");

        await app.LogOfMigrationsHasAsync("'job' was given up while 'orders' was not ready, and could not be started now");
    }

    [Fact]
    public async Task An_explicit_start_waits_for_the_migrate_command()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, (builder, database) =>
        {
            database.Migrations.WithExplicitStart();
            builder.AddResource(new Dependent("job")).WaitForCompletion(database.Migrations).StartsLikeAService();
        });
        await app.AwaitsCommandAsync();
        Assert.Equal(KnownResourceStates.Waiting, app.State("job"));
        Assert.False(File.Exists(workspace.DatabaseFile));

        Assert.True((await app.CommandAsync("migrate")).Success);

        await app.StateAsync("api", KnownResourceStates.Running);
        await app.StateAsync("job", KnownResourceStates.Running);
    }

    [Fact]
    public async Task Off_and_nothing_to_do_release_both_kinds_of_waits()
    {
        using var workspace = TestWorkspace.WithJobs();
        for (var start = 0; start < 2; start++)
        {
            await StartsBothAsync(workspace);
        }

        await StartsBothAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Verify");
        await StartsBothAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Manual");
        await StartsBothAsync(workspace, "--NetScript:Databases:orders:Migrations:Mode=Off");
    }

    [Fact]
    public async Task A_file_that_was_deleted_under_a_running_AppHost_is_made_again()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace);
        await app.StateAsync("api", KnownResourceStates.Running);

        await RunsAgainAfterAsync(app, () =>
        {
            foreach (var file in Directory.GetFiles(workspace.Root, "orders.db*"))
            {
                File.Delete(file);
            }

            return Task.CompletedTask;
        });

        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public async Task A_server_that_was_lost_and_is_back_is_looked_at_anew()
    {
        server.SkipUnlessAvailable();
        using var workspace = PostgresWorkspace();
        var name = PostgresServer.NewDatabaseName();
        await using var app = await TestApp.StartAsync(workspace, Settings(server, name));
        await app.StateAsync("api", KnownResourceStates.Running);

        await server.StopAsync();
        var lost = await CheckAsync(app);
        Assert.Equal(HealthStatus.Unhealthy, lost.Status);
        Assert.Contains("P10", lost.Description, StringComparison.Ordinal);
        Assert.Equal(KnownResourceStates.Finished, app.State("orders-migrations"));

        await RunsAgainAfterAsync(app, server.StartAsync);

        await RunsAgainAfterAsync(app, async () =>
        {
            await using var admin = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
            await using var drop = admin.CreateCommand($"DROP DATABASE \"{name}\" WITH (FORCE)");
            await drop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        });
        await using var source = NpgsqlDataSource.Create(server.ConnectionString(name));
        await using var count = source.CreateCommand("SELECT count(*) FROM jobs");
        Assert.Equal(1L, await count.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        Assert.Contains("is back", await app.LogOfMigrationsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_comes_up_late_is_migrated_by_itself_and_its_absence_is_said_once()
    {
        await using var late = new PostgresServer { StartsAtOnce = false };
        await late.InitializeAsync();
        late.SkipUnlessAvailable();
        using var workspace = PostgresWorkspace();
        await using var app = await TestApp.StartAsync(
            workspace,
            (builder, database) => builder.AddExecutable("job", "sleep", ".", "600").WaitForCompletion(database.Migrations),
            Settings(late, PostgresServer.NewDatabaseName()));
        await app.StateAsync("job", KnownResourceStates.FailedToStart);
        Assert.Equal(1, (await app.StateAsync("orders-migrations", KnownResourceStates.Exited)).Snapshot.ExitCode);
        Assert.Single((await app.LogOfMigrationsAsync()).Split('\n'), line => line.Contains("P1001", StringComparison.Ordinal));

        await late.StartAsync();

        await app.StateAsync("api", KnownResourceStates.Running);
        await app.StateAsync("job", KnownResourceStates.Running);
    }

    private static TestWorkspace PostgresWorkspace() => new TestWorkspace { Engine = "postgres" }
        .WithMigration(TestWorkspace.FirstMigration, "CREATE TABLE jobs (id integer PRIMARY KEY, name text NOT NULL);")
        .WithSeed("jobs.sql", "INSERT INTO jobs (id, name) VALUES (1, 'nightly');");

    private static string[] Settings(PostgresServer server, string database) =>
    [
        "--NetScript:Databases:orders:Engine=Postgres", "--NetScript:Databases:orders:Mode=External",
        $"--ConnectionStrings:orders={server.ConnectionString(database)}",
    ];

    // Aspire asks every 30 seconds; a test does not wait for that.
    private static async Task<HealthReportEntry> CheckAsync(TestApp app)
    {
        var report = await app.Application.Services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(registration => registration.Name == "orders_check", TestContext.Current.CancellationToken);
        return report.Entries["orders_check"];
    }

    // Aspire may have asked at the same time, and then the run is its.
    private static async Task RunsAgainAfterAsync(TestApp app, Func<Task> change)
    {
        var before = (await app.WaitAsync("orders-migrations", _ => true)).Snapshot.StartTimeStamp;
        await change();
        await CheckAsync(app);
        await app.WaitAsync("orders-migrations", e => e.Snapshot.StartTimeStamp != before && e.Snapshot.State?.Text == KnownResourceStates.Finished);
        await app.WaitAsync("orders", e => e.Snapshot.HealthStatus == HealthStatus.Healthy);
    }

    private static async Task StartsBothAsync(TestWorkspace workspace, params string[] settings)
    {
        await using var app = await TestApp.StartAsync(
            workspace, (builder, database) => builder.AddResource(new Dependent("job")).WaitForCompletion(database.Migrations).StartsLikeAService(), settings);
        await app.StateAsync("api", KnownResourceStates.Running);
        await app.StateAsync("job", KnownResourceStates.Running);
    }
}
