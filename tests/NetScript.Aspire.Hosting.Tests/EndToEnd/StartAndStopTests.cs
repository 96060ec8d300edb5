using System.Globalization;
using Microsoft.Data.Sqlite;
using NetScript.Aspire.Hosting.Tests.Containers;
using NetScript.Testing;

namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

/// <summary>Starts the playground and stops it with Ctrl+C as often as NETSCRIPT_RELIABILITY_ROUNDS says, as people do in a day.</summary>
[Collection(PlaygroundTurn.Collection)]
public sealed class StartAndStopTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netscript-rounds-").FullName;

    [Fact]
    public async Task Starts_and_stops_apply_nothing_twice_and_leave_no_process_no_file_and_no_password()
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
        List<string>? files = null, history = null, jobs = null;
        for (var round = Rounds(atLeast: 2); round > 0; round--)
        {
            await using var playground = PlaygroundProcess.Start(
                environment, $"--NetScript:Databases:sqlite:DataPath={database}", "--NetScript:Databases:postgres:Enabled=true", "--NetScript:Databases:postgres:Mode=External");
            var found = await playground.GetJobsAsync();
            Assert.Contains("send-digest", found);
            Assert.Contains("send-digest", await playground.GetJobsAsync(PlaygroundProcess.SecondPort));
            await playground.InterruptAsync();
            Assert.Empty(await playground.GetSurvivorsAsync());
            // What the first round makes, such as the database and what is in it, is there for all of them.
            Assert.Equal(jobs ??= found, found);
            history ??= ReadHistory(database);
            Assert.Equal(history, ReadHistory(database));
            files ??= FindFiles();
            Assert.Equal(files, FindFiles());
            Assert.DoesNotContain(PostgresServer.Password, playground.Output, StringComparison.Ordinal);
            Assert.All(files, file => Assert.DoesNotContain(PostgresServer.Password, File.ReadAllText(file), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task With_a_server_in_a_container_neither_it_nor_its_network_stays()
    {
        const string Secret = "n0t-in-any-log";
        var image = await ContainerServer.RequireAsync(ContainerServer.Postgres);
        using var turn = await PlaygroundTurn.TakeAsync();
        // The file of the playground says everything else.
        string[] settings =
        [
            .. image.Settings("postgres").Where(setting => setting.Contains(":Image", StringComparison.Ordinal)),
            "--NetScript:Databases:postgres:Enabled=true", "--NetScript:Databases:postgres:Persistent=false", $"--NetScript:Databases:postgres:DataPath={Path.Combine(_directory, "postgres")}",
            $"--NetScript:Databases:sqlite:DataPath={Path.Combine(_directory, "playground.db")}",
        ];
        for (var round = Rounds(atLeast: 1); round > 0; round--)
        {
            await using var playground = PlaygroundProcess.Start(new Dictionary<string, string?> { ["Parameters__postgres-password"] = Secret }, settings);
            Assert.Contains("send-digest", await playground.GetJobsAsync(PlaygroundProcess.SecondPort));
            var container = (await Docker.RunAsync("ps", "--quiet", "--no-trunc", "--filter", "name=postgres-server")).Output.Trim();
            var network = (await Docker.RunAsync("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.NetworkID}}{{end}}", container)).Output.Trim();
            Assert.Equal(0, (await Docker.RunAsync("network", "inspect", network)).ExitCode);

            await playground.InterruptAsync();

            Assert.Empty(await playground.GetSurvivorsAsync());
            Assert.NotEqual(0, (await Docker.RunAsync("inspect", container)).ExitCode);
            Assert.NotEqual(0, (await Docker.RunAsync("network", "inspect", network)).ExitCode);
            Assert.DoesNotContain(Secret, playground.Output, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private List<string> FindFiles() => [.. Directory.EnumerateFiles(_directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static int Rounds(int atLeast) => int.Parse(Environment.GetEnvironmentVariable("NETSCRIPT_RELIABILITY_ROUNDS") ?? $"{atLeast}", CultureInfo.InvariantCulture);

    /// <summary>When each migration and each seed was executed.</summary>
    private static List<string> ReadHistory(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        var migrations = Read("SELECT migration_name || ' ' || started_at || ' ' || finished_at FROM _prisma_migrations ORDER BY 1");
        var seeds = Read("SELECT plugin || ' ' || name || ' ' || checksum || ' ' || seeded_at FROM _netscript_seeds ORDER BY 1");
        Assert.Equal(14, migrations.Count);
        Assert.NotEmpty(seeds);
        return [.. migrations, .. seeds];

        List<string> Read(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            List<string> found = [];
            while (reader.Read())
            {
                found.Add(reader.GetString(0));
            }

            return found;
        }
    }
}
