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

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
