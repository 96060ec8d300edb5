using System.Globalization;
using NetScript.Testing;

namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

/// <summary>Starts and stops the playground as often as NETSCRIPT_RELIABILITY_ROUNDS says, as people do in a day.</summary>
[Collection(PlaygroundTurn.Collection)]
public sealed class StartAndStopTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private static readonly int s_rounds = int.Parse(Environment.GetEnvironmentVariable("NETSCRIPT_RELIABILITY_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    private readonly string _directory = Directory.CreateTempSubdirectory("netscript-rounds-").FullName;

    [Fact]
    public async Task Starts_and_stops_leave_no_process_no_file_and_no_password()
    {
        server.SkipUnlessAvailable();
        using var turn = await PlaygroundTurn.TakeAsync();
        var environment = new Dictionary<string, string?>
        {
            ["ConnectionStrings__postgres"] = server.ConnectionString(PostgresServer.NewDatabaseName()),
            ["TMPDIR"] = Directory.CreateDirectory(Path.Combine(_directory, "tmp")).FullName,
            // The runtime's sockets for debuggers stay behind where a process is killed, whoever it is.
            ["DOTNET_EnableDiagnostics"] = "0",
        };
        var database = Path.Combine(Directory.CreateDirectory(Path.Combine(_directory, "data")).FullName, "playground.db");
        List<string>? files = null;
        for (var round = 1; round <= s_rounds; round++)
        {
            await using var playground = PlaygroundProcess.Start(
                environment, $"--NetScript:Databases:sqlite:DataPath={database}", "--NetScript:Databases:postgres:Enabled=true", "--NetScript:Databases:postgres:Mode=External");
            Assert.Contains("send-digest", await playground.GetJobsAsync());
            Assert.Contains("send-digest", await playground.GetJobsAsync(PlaygroundProcess.SecondPort));
            await playground.InterruptAsync();
            Assert.Empty(await playground.GetSurvivorsAsync());
            // What the first round makes, such as the database, is there for all of them.
            files ??= FindFiles();
            Assert.Equal(files, FindFiles());
            Assert.DoesNotContain(PostgresServer.Password, playground.Output, StringComparison.Ordinal);
            Assert.All(files, file => Assert.DoesNotContain(PostgresServer.Password, File.ReadAllText(file), StringComparison.Ordinal));
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private List<string> FindFiles() => [.. Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
