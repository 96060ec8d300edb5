using Microsoft.Data.Sqlite;

namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

[Collection(PlaygroundTurn.Collection)]
public sealed class PlaygroundTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netscript-playground-").FullName;

    private string DatabaseFile => Path.Combine(_directory, "playground.db");

    [Fact]
    public async Task The_dashboard_shows_the_database_its_migrations_and_the_service()
    {
        using var turn = await PlaygroundTurn.TakeAsync();
        Assert.SkipUnless(DashboardPage.Browser is not null, "There is no chromium, chromium-browser or google-chrome on the path.");
        await using var playground = PlaygroundProcess.Start($"--NetScript:Databases:sqlite:DataPath={DatabaseFile}");
        await using var dashboard = await DashboardPage.OpenAsync(await playground.GetDashboardAsync());

        await dashboard.ExpectStateAsync("sqlite-migrations", "Finished");
        await dashboard.ExpectStateAsync("sqlite", "Running");
        await dashboard.ExpectStateAsync("api-sqlite", "Running");
        await dashboard.ExpectPropertyAsync("sqlite-migrations", "Applied", "14");
        await dashboard.TakeScreenshotAsync(Repository.Screenshot("dashboard"));

        var menu = (await dashboard.GetCommandsAsync("sqlite-migrations")).Select(item => item.Split('\n')[0].Trim()).ToList();
        Assert.Subset(menu.ToHashSet(), new HashSet<string> { "Migrate", "Status", "Commands" });
        await dashboard.RunCommandAsync("sqlite-migrations", "Status", "Up to date: 14 applied.");
        await dashboard.RunCommandAsync("sqlite-migrations", "Preview", "Nothing would be executed.");
        await dashboard.ExpectTelemetryAsync("sqlite-migrations", "Metrics", "netscript.migrations.applied");
        await dashboard.ExpectTelemetryAsync("sqlite-migrations", "Traces", "migrate sqlite");
        Assert.Equal(["clean-sessions", "export-orders", "import-legacy", "rebuild-search", "send-digest", "sync-inventory"], await playground.GetJobsAsync());
    }

    [Fact]
    public async Task Ctrl_C_leaves_no_process_and_the_next_start_applies_nothing()
    {
        using var turn = await PlaygroundTurn.TakeAsync();
        var first = await RunAndInterruptAsync();
        var second = await RunAndInterruptAsync();

        Assert.Equal(14, first.Migrations.Count);
        Assert.NotEmpty(first.Seeds);
        Assert.Equal(first.Migrations, second.Migrations);
        Assert.Equal(first.Seeds, second.Seeds);
        Assert.Equal(first.Jobs, second.Jobs);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<Run> RunAndInterruptAsync()
    {
        await using var playground = PlaygroundProcess.Start($"--NetScript:Databases:sqlite:DataPath={DatabaseFile}");
        var jobs = await playground.GetJobsAsync();
        await playground.InterruptAsync();
        Assert.Empty(await playground.GetSurvivorsAsync());
        return new Run(
            jobs,
            Query("SELECT migration_name || ' ' || started_at || ' ' || finished_at FROM _prisma_migrations ORDER BY migration_name"),
            Query("SELECT * FROM _netscript_seeds ORDER BY 1"));
    }

    private List<string> Query(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        List<string> rows = [];
        while (reader.Read())
        {
            reader.GetValues(values);
            rows.Add(string.Join(' ', values));
        }

        return rows;
    }

    private sealed record Run(List<string> Jobs, List<string> Migrations, List<string> Seeds);
}
