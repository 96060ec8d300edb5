using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NetScript.Benchmarks;

namespace NetScript.Schema.Benchmarks;

/// <summary>Writes the page.</summary>
internal sealed class Report(Options options)
{
    private const double TimesFaster = 10;
    private const double MostGrowth = 1.5;
    private const double MostMilliseconds = 1000;
    private const double MostMegabytes = 200;

    private readonly StringBuilder _tables = new();
    private readonly StringBuilder _goals = new();
    private readonly List<string> _unavailable = [];

    public void AddUnavailable(string contender, string reason) => _unavailable.Add($"{contender} was not measured: {reason}");

    public void Add(string provider, IReadOnlyList<Result> results, IReadOnlyList<(int Size, TimeSpan Time)> inProcess)
    {
        var sizes = string.Concat(options.Sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $" {size:N0} models |")));
        _tables.Append(CultureInfo.InvariantCulture, $"\n## {provider}\n\n| |{sizes} CPU, the largest | peak memory |\n|---|{string.Concat(Enumerable.Repeat("---:|", options.Sizes.Count + 2))}\n");
        foreach (var rows in results.GroupBy(result => result.Contender))
        {
            var cells = string.Concat(rows.Select(row => $" {Milliseconds(row.Median.Wall)}{Ratio(row, results)} |"));
            var last = rows.MaxBy(row => row.Size)!.Median;
            _tables.Append(CultureInfo.InvariantCulture, $"| {rows.Key} |{cells} {Milliseconds(last.Cpu!.Value)} | {last.PeakBytes / 1e6:N0} MB |\n");
        }

        _tables.Append(CultureInfo.InvariantCulture, $"| NetScript, in process |{string.Concat(inProcess.Select(item => $" {Milliseconds(item.Time)} |"))} – | – |\n");
        AddGoals(provider, results, inProcess);
    }

    public void AddLarge(IReadOnlyList<(string Name, Measurement Parse, Measurement Validate)> results)
    {
        _tables.Append("\n## Five megabytes\n\n| | parsed | peak memory | parsed and validated | peak memory |\n|---|---:|---:|---:|---:|\n");
        foreach (var (name, parse, validate) in results)
        {
            _tables.Append(CultureInfo.InvariantCulture, $"| {name} | {Milliseconds(parse.Wall)} | {parse.PeakBytes / 1e6:N0} MB | {Milliseconds(validate.Wall)} | {validate.PeakBytes / 1e6:N0} MB |\n");
            AddGoals($"5 MB, parsed: {name}", parse);
            AddGoals($"5 MB, parsed and validated: {name}", validate);
        }
    }

    public async Task WriteAsync(TextWriter screen)
    {
        var text = ToString();
        await screen.WriteLineAsync(text).ConfigureAwait(false);
        if (options.Output is { } file)
        {
            await File.WriteAllTextAsync(file, text).ConfigureAwait(false);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Benchmarks of the schema engine

            Written by `dotnet run -c Release --project benchmarks/NetScript.Schema.Benchmarks`, which measures all contenders side by side: in each of {options.Runs} rounds every one of them once, in a
            shuffled order, after a round that is not counted. Medians. Every contender reads the same generated schema (each model with ten columns, a key, an index, a unique constraint and a relation),
            validates it, compares it with nothing and writes the SQL, which is the same text for all of them, or the run fails.

            Contenders are whole processes, from start to exit; in brackets: how many times as fast as Prisma's engine. Ours are published ReadyToRun, the
            command line once more as a native program, which needs no runtime. Prisma's engine is its WebAssembly build on Node, driven by a script that loads nothing else, without the start of its command line. "In process" is the library in a process that has done the same before.

            The machine: {Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}), {RuntimeInformation.OSDescription}, .NET {Environment.Version}.{Load()}

            """);
        text.Append(_tables).Append("\n## Goals\n\n| | measured | goal | |\n|---|---:|---:|---|\n").Append(_goals);
        _unavailable.ForEach(line => text.Append('\n').Append(line).Append('\n'));
        return text.ToString();
    }

    private void AddGoals(string provider, IReadOnlyList<Result> results, IReadOnlyList<(int Size, TimeSpan Time)> inProcess)
    {
        foreach (var theirs in results.Where(result => result.Contender == Contender.Theirs))
        {
            foreach (var ours in results.Where(result => result.Size == theirs.Size && result.Contender == Contender.Native))
            {
                var ratio = theirs.Median.Wall / ours.Median.Wall;
                AddGoal(string.Create(CultureInfo.InvariantCulture, $"{provider}, {ours.Size:N0} models: {ours.Contender}, times as fast as Prisma's engine"), ratio, TimesFaster, "×", ratio >= TimesFaster);
            }
        }

        foreach (var ((size, time), (largerSize, largerTime)) in inProcess.Zip(inProcess.Skip(1)))
        {
            var growth = largerTime / largerSize / (time / size);
            AddGoal(string.Create(CultureInfo.InvariantCulture, $"{provider}: time for a model of {largerSize:N0} to that of {size:N0}, in process"), growth, MostGrowth, "×", growth <= MostGrowth);
        }
    }

    private void AddGoals(string subject, Measurement median)
    {
        var (milliseconds, megabytes) = (median.Wall.TotalMilliseconds, median.PeakBytes!.Value / 1e6);
        AddGoal($"{subject}, time", milliseconds, MostMilliseconds, " ms", milliseconds <= MostMilliseconds);
        AddGoal($"{subject}, peak memory", megabytes, MostMegabytes, " MB", megabytes <= MostMegabytes);
    }

    private void AddGoal(string goal, double measured, double limit, string unit, bool isMet) =>
        _goals.Append(CultureInfo.InvariantCulture, $"| {goal} | {measured.ToString(measured < 100 ? "F2" : "F0", CultureInfo.InvariantCulture)}{unit} | {limit}{unit} | {(isMet ? "met" : "**missed**")} |\n");

    private static string Ratio(Result row, IReadOnlyList<Result> results) =>
        row.Contender != Contender.Theirs && results.FirstOrDefault(result => result.Contender == Contender.Theirs && result.Size == row.Size) is { } theirs
            ? string.Create(CultureInfo.InvariantCulture, $" ({theirs.Median.Wall / row.Median.Wall:F1}×)")
            : "";

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N0} ms");

    // What waits for a processor is measured, too: with much of it, times are those of a crowded machine and CPU is the better measure.
    private static string Load() => File.Exists("/proc/loadavg")
        ? $" Load of the machine when the run ended, in processes that run or wait to, over fifteen minutes: {File.ReadAllText("/proc/loadavg").Split(' ')[2]}."
        : "";
}
