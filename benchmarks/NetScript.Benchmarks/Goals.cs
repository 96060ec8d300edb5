using System.Globalization;
using System.Text;
using NetScript.Benchmarks.Contenders;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks;

/// <summary>What our contenders are meant to reach, and whether they do.</summary>
internal sealed class Goals
{
    private const double MostMegabytes = 75;
    private const double MostMilliseconds = 10;

    private readonly StringBuilder _rows = new();

    public static Result? FloorOf(IEnumerable<Result> results, int size) => results.FirstOrDefault(result => result.Size == size && result.Kind.IsSubclassOf(typeof(Floor)));

    public void Add(Subject subject, IReadOnlyList<Result> results)
    {
        var most = subject is PostgresSubject ? 1.15 : 1.25;
        foreach (var (size, limit) in (ReadOnlySpan<(int, double)>)[(100, 1.3), (1000, most)])
        {
            if (FloorOf(results, size)?.Fresh is { } floor && Of<Library>(results, size)?.Fresh is { } library)
            {
                Add($"{subject.Name}: {size:N0} fresh, in process, to the floor", library.Wall / floor.Wall, limit, "×", "F2");
            }

            foreach (var (name, whole) in Tools(results, size))
            {
                if (FloorOf(results, size)?.Fresh is { } wholeFloor && whole.Fresh is { } fresh && size == 1000)
                {
                    Add($"{subject.Name}: {size:N0} fresh, {name}, to the floor", fresh.Wall / wholeFloor.Wall, limit, "×", "F2");
                }
            }

            if (Of<Library>(results, size) is { } check && Of<Connecting>(results, size) is { } connecting)
            {
                Add($"{subject.Name}: nothing to do of {size:N0}, in process, over connecting", (check.Check.Wall - connecting.Check.Wall).TotalMilliseconds, MostMilliseconds, " ms", "F1");
            }
        }

        AddLargest(subject, results, results.Max(result => result.Size));
    }

    public override string ToString() => _rows.Length == 0 ? "" : $"\n## Goals\n\n| | measured | at most | |\n|---|---:|---:|---|\n{_rows}";

    private void AddLargest(Subject subject, IReadOnlyList<Result> results, int size)
    {
        foreach (var (name, tool) in Tools(results, size))
        {
            if (subject is PostgresSubject && FloorOf(results, size) is { } floor)
            {
                Add($"{subject.Name}: nothing to do of {size:N0}, {name}, to psql", tool.Check.Wall / floor.Check.Wall, 5, "×", "F2");
            }

            if (Of<Drizzle>(results, size) is { } drizzle)
            {
                Add($"{subject.Name}: nothing to do of {size:N0}, {name}, to Drizzle", tool.Check.Wall / drizzle.Check.Wall, 1, "×", "F2");
            }

            if (tool.Fresh?.PeakBytes is { } bytes)
            {
                Add($"{subject.Name}: peak memory, {size:N0} fresh, {name}", bytes / 1e6, MostMegabytes, " MB", "F0");
            }
        }
    }

    private void Add(string goal, double measured, double limit, string unit, string format) => _rows.Append(
        CultureInfo.InvariantCulture, $"| {goal} | {measured.ToString(format, CultureInfo.InvariantCulture)}{unit} | {limit}{unit} | {(measured <= limit ? "met" : "**missed**")} |\n");

    private static IEnumerable<(string Name, Result Result)> Tools(IReadOnlyList<Result> results, int size)
    {
        if (Of<CommandLineTool>(results, size) is { } tool)
        {
            yield return ("command line", tool);
        }

        if (Of<NativeCommandLineTool>(results, size) is { } native)
        {
            yield return ("native command line", native);
        }
    }

    private static Result? Of<T>(IEnumerable<Result> results, int size)
        where T : Contender => results.FirstOrDefault(result => result.Size == size && result.Kind == typeof(T));
}
