using System.Globalization;
using System.Text;
using NetScript.Aspire.Benchmarks;

// [ConnectionStrings__shop=<a PostgreSQL database that is empty>] dotnet run -c Release --project benchmarks/NetScript.Aspire.Benchmarks
const int Rounds = 15;
var repository = FindRepository();
var scratch = Directory.CreateTempSubdirectory("netscript-benchmarks-").FullName;
List<Subject> subjects = [Subject.Sqlite(repository, Path.Combine(scratch, "shop.db"))];
if (Environment.GetEnvironmentVariable("ConnectionStrings__shop") is { Length: > 0 })
{
    subjects.Add(Subject.Postgres(repository));
}

var table = new StringBuilder();
foreach (var subject in subjects)
{
    List<double> ours = [], bare = [];
    for (var round = -2; round < Rounds; round++)
    {
        // Who comes first in a round takes turns: what one leaves to be cleaned up would else always be the other's.
        var (first, second) = round % 2 == 0 ? (subject.Ours, subject.Bare) : (subject.Bare, subject.Ours);
        foreach (var appHost in new[] { first, second })
        {
            var elapsed = (await appHost.StartAsync()).TotalMilliseconds;
            // The first rounds migrate and compile.
            if (round >= 0)
            {
                (appHost == subject.Ours ? ours : bare).Add(elapsed);
            }
        }
    }

    var differences = ours.Zip(bare, (our, their) => our - their).ToList();
    table.Append(CultureInfo.InvariantCulture, $"| {subject.Name} | {subject.Bare.Name}: {Median(bare):N0} ms | {Median(ours):N0} ms | {Median(differences):N0} ms | {Median(ours) / Median(bare):N2}× |\n");
    Console.WriteLine($"{subject.Name}: ours {Show(ours)}; bare {Show(bare)}");
}

var page = $"""
    # The AppHost's own cost

    Written by `dotnet run -c Release --project benchmarks/NetScript.Aspire.Benchmarks`, with an empty PostgreSQL database in the variable `ConnectionStrings__shop`. How much later a service is released because it waits for a database of ours with nothing pending (the playground's
    14 migrations and its seeds are read from disk and compared with the history), than in the same AppHost without us. Measured in one process that has started AppHosts before, from the first line of the
    AppHost's program to the service's release, without a dashboard. Medians of {Rounds} rounds, each of which starts both AppHosts, after two that are not counted. The goal is a difference below 150 ms.

    | | without us | with `AddNetScriptDatabase()` | difference, median of the rounds | ratio |
    |---|---|---:|---:|---:|
    {table}
    The machine: {Environment.ProcessorCount} cores, .NET {Environment.Version}. Load when the run ended, in processes that run or wait to, over five minutes: {Load()}.

    """;
await File.WriteAllTextAsync(Path.Combine(repository, "docs", "benchmarks-apphost.md"), page);
Directory.Delete(scratch, recursive: true);

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static string Show(List<double> values) => string.Join(' ', values.Select(value => value.ToString("N0", CultureInfo.InvariantCulture)));

static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[1] : "unknown";

static string FindRepository()
{
    var directory = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(directory.FullName, "NetScript.Aspire.sln")))
    {
        directory = directory.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not in the repository. Run: dotnet run -c Release --project benchmarks/NetScript.Aspire.Benchmarks");
    }

    return directory.FullName;
}
