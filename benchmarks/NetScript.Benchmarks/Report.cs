using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks;

/// <summary>Writes the page.</summary>
internal sealed class Report(Options options, Places places)
{
    private readonly StringBuilder _tables = new();
    private readonly List<string> _descriptions = [];
    private readonly List<string> _unavailable = [];
    private readonly List<(string Contender, int Size, int Statements, int Connections)> _counts = [];
    private readonly Goals _goals = new();

    public void AddUnavailable(string contender, string reason) => _unavailable.Add($"{contender} was not measured: {reason.ReplaceLineEndings(" ").Trim()}");

    public void AddCounts(IEnumerable<(string Contender, int Size, int Statements, int Connections)> counts) => _counts.AddRange(counts);

    public void Add(Subject subject, IReadOnlyList<Result> results)
    {
        _descriptions.Add(subject.Description);
        _goals.Add(subject, results);
        var largest = options.Sizes.Max();
        _tables.Append(CultureInfo.InvariantCulture, $"\n## {subject.Name}\n\n| |");
        foreach (var size in options.Sizes)
        {
            _tables.Append(CultureInfo.InvariantCulture, $" {size:N0} fresh | nothing to do |");
        }

        _tables.Append(CultureInfo.InvariantCulture, $" CPU, {largest:N0} fresh | CPU, nothing to do | peak memory |\n|---|{string.Concat(Enumerable.Repeat("---:|", 2 * options.Sizes.Count + 3))}\n");
        foreach (var rows in results.GroupBy(result => result.Contender))
        {
            _tables.Append(CultureInfo.InvariantCulture, $"| {rows.Key} |");
            foreach (var row in rows.OrderBy(row => row.Size))
            {
                _tables.Append(CultureInfo.InvariantCulture, $" {Milliseconds(row.Fresh?.Wall)}{Ratio(row, results)} | {Milliseconds(row.Check.Wall)} |");
            }

            var last = rows.MaxBy(row => row.Size)!;
            _tables.Append(CultureInfo.InvariantCulture, $" {Milliseconds(last.Fresh?.Cpu)} | {Milliseconds(last.Check.Cpu)} | {Megabytes(last.Fresh?.PeakBytes)} |\n");
        }
    }

    public async Task WriteAsync(TextWriter screen)
    {
        var text = ToString();
        await screen.WriteLineAsync(text).ConfigureAwait(false);
        if (options.Output is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text).ConfigureAwait(false);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Benchmarks

            Written by `dotnet run -c Release --project benchmarks/NetScript.Benchmarks`, which measures all contenders side by side: in each of {options.Runs} rounds every one of them once, in a shuffled
            order, after a round that is not counted. Medians. Every contender applies the same generated migrations, each a table of eight columns with a key, an index, two rows, and in every fifth a foreign key.

            The floor is the engine's own shell, which reads the same scripts in one session: a transaction for each migration, together with its row in the history. No tool with the same guarantees can do much
            less. In brackets: how many times the floor. "In process" is the library in a process that runs already and has migrated before, as an AppHost does, files and connection included; all others are whole
            processes, from start to exit. The command line is published ReadyToRun, and once more as a native program, which needs no runtime. Prisma's engine is its WebAssembly build on Node, driven by the script of our tests, without the start of its command line.

            The machine: {Machine()}. {string.Join(". ", _descriptions)}. All data is {(places.IsInMemory ? "in memory (tmpfs), so that no disk adds its noise" : "on disk")}; on a disk every commit costs all contenders the same on top.
            CPU is that of the client's process, user and system.{Load()}

            """);
        text.Append(_tables).Append(CountTable()).Append(_goals.ToString());
        foreach (var line in _unavailable)
        {
            text.Append('\n').Append(line).Append('\n');
        }

        return text.ToString();
    }

    private string CountTable()
    {
        if (_counts.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("\n## Statements with nothing to do (PostgreSQL)\n\nFrom the server's log.\n\n| | migrations applied | statements | connections |\n|---|---:|---:|---:|\n");
        foreach (var (contender, size, statements, connections) in _counts.OrderBy(count => count.Contender, StringComparer.Ordinal).ThenBy(count => count.Size))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {contender} | {size} | {statements} | {connections} |\n");
        }

        return text.ToString();
    }

    private static string Ratio(Result row, IReadOnlyList<Result> results) =>
        Goals.FloorOf(results, row.Size)?.Fresh is { } floor && row.Fresh is { } fresh ? string.Create(CultureInfo.InvariantCulture, $" ({fresh.Wall / floor.Wall:F2}×)") : "";

    private static string Milliseconds(TimeSpan? time) => time is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds:N0} ms") : "–";

    private static string Megabytes(long? bytes) => bytes is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:N0} MB") : "–";

    // What waits for a processor is measured, too: with much of it, times are those of a crowded machine and CPU is the better measure.
    private static string Load() => File.Exists("/proc/loadavg")
        ? $" Load of the machine when the run ended, in processes that run or wait to, over fifteen minutes: {File.ReadAllText("/proc/loadavg").Split(' ')[2]}."
        : "";

    private static string Machine()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}), {memory:F0} GB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}");
    }
}
