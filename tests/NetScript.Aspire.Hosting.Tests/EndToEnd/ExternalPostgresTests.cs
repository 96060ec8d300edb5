using NetScript.Testing;
using Npgsql;

namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

[Collection(PlaygroundTurn.Collection)]
public sealed class ExternalPostgresTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netscript-playground-").FullName;

    [Fact]
    public async Task The_playground_runs_on_two_engines_at_once()
    {
        using var turn = await PlaygroundTurn.TakeAsync();
        server.SkipUnlessAvailable();
        var connectionString = server.ConnectionString(PostgresServer.NewDatabaseName());
        string[] settings =
        [
            $"--NetScript:Databases:sqlite:DataPath={Path.Combine(_directory, "playground.db")}",
            "--NetScript:Databases:postgres:Enabled=true", "--NetScript:Databases:postgres:Mode=External", $"--ConnectionStrings:postgres={connectionString}",
        ];

        await using (var playground = PlaygroundProcess.Start(settings))
        {
            var jobs = await playground.GetJobsAsync();
            Assert.Contains("send-digest", jobs);
            Assert.Equal(jobs, await playground.GetJobsAsync(PlaygroundProcess.SecondPort));
            Assert.DoesNotContain(PostgresServer.Password, playground.Output, StringComparison.Ordinal);
            if (DashboardPage.Browser is not null)
            {
                await using var dashboard = await DashboardPage.OpenAsync(await playground.GetDashboardAsync());
                await dashboard.ExpectStateAsync("postgres-migrations", "Finished");
                await dashboard.ExpectStateAsync("api-postgres", "Running");
                await dashboard.ExpectStateAsync("api-sqlite", "Running");
                await dashboard.TakeScreenshotAsync(Repository.Screenshot("two-engines"));
            }

            await playground.InterruptAsync();
        }

        var rows = await HistoryAsync(connectionString);
        Assert.Equal(14, rows.Count);

        await using (var again = PlaygroundProcess.Start(settings))
        {
            Assert.Contains("send-digest", await again.GetJobsAsync(PlaygroundProcess.SecondPort));
            await again.InterruptAsync();
        }

        Assert.Equal(rows, await HistoryAsync(connectionString));
    }

    [Fact]
    public async Task A_wrong_password_is_said_on_the_resource_and_not_tried_again()
    {
        server.SkipUnlessAvailable();
        using var workspace = new TestWorkspace();
        Directory.CreateDirectory(Path.Combine(workspace.Root, "database", "postgres", "migrations"));
        var address = new NpgsqlConnectionStringBuilder(server.ConnectionString("orders")) { Password = "not-the-s3cret" };
        await using var app = await TestApp.StartAsync(
            workspace,
            "--NetScript:Databases:orders:Engine=Postgres", "--NetScript:Databases:orders:Mode=External", "--NetScript:Databases:orders:DataPath=",
            $"--ConnectionStrings:orders={address.ConnectionString}");

        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        var problem = (string)migrations.Snapshot.Properties.Single(p => p.Name == "netscript.problem").Value!;
        Assert.Contains("P1000", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-s3cret", problem + await app.LogOfMigrationsAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static async Task<List<string>> HistoryAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SELECT migration_name || ' ' || finished_at FROM _prisma_migrations ORDER BY migration_name");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> rows = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
