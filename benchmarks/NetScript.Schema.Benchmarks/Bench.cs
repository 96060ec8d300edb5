using System.Diagnostics;
using NetScript.Benchmarks;

namespace NetScript.Schema.Benchmarks;

/// <summary>Measures the contenders side by side: in each round every one of them once, in another order, so that what else the machine does meets all of them alike.</summary>
internal sealed class Bench(Options options, IReadOnlyList<Contender> contenders, Places places, TextWriter log)
{
    // The same order on every machine.
    private readonly Random _random = new(20260101);

    /// <summary>From nothing to a schema, by whole processes.</summary>
    public async Task<IReadOnlyList<Result>> DiffAsync(string provider, CancellationToken cancellationToken)
    {
        var results = new List<Result>();
        foreach (var size in options.Sizes)
        {
            var file = Path.Combine(places.Scratch, $"{provider}-{size}.prisma");
            await File.WriteAllTextAsync(file, Schemas.OfModels(provider, size), cancellationToken).ConfigureAwait(false);
            await CompareAsync(provider, file, cancellationToken).ConfigureAwait(false);
            var runs = await MeasureAsync([.. contenders.Select(contender => (contender.Name, contender.Diff(provider, file)))], $"{provider}, {size} models", cancellationToken).ConfigureAwait(false);
            results.AddRange(runs.Select(run => new Result(run.Name, size, run.Median)));
        }

        return results;
    }

    /// <summary>The same by the library, in this process, which has done it before.</summary>
    public IReadOnlyList<(int Size, TimeSpan Time)> InProcess(string provider) => [.. options.Sizes.Select(size => (size, InProcess(Schemas.OfModels(provider, size), provider)))];

    /// <summary>Schemas of five megabytes: parsed, and parsed and validated.</summary>
    public async Task<IReadOnlyList<(string Name, Measurement Parse, Measurement Validate)>> ReadAsync(string provider, CancellationToken cancellationToken)
    {
        var (parse, validate) = (new List<(string Name, Command)>(), new List<(string, Command)>());
        foreach (var (name, text) in Schemas.Hostile(provider).Prepend(("models", Schemas.OfFiveMegabytes(provider))))
        {
            var file = Path.Combine(places.Scratch, $"large-{parse.Count}.prisma");
            await File.WriteAllTextAsync(file, text, cancellationToken).ConfigureAwait(false);
            parse.Add((name, Contender.Program(places, "parse", file)));
            validate.Add((name, Contender.Program(places, "validate", provider, file)));
        }

        var parsed = await MeasureAsync(parse, "5 MB, parsed", cancellationToken).ConfigureAwait(false);
        var validated = await MeasureAsync(validate, "5 MB, validated", cancellationToken).ConfigureAwait(false);
        return [.. parsed.Zip(validated, (first, second) => (first.Name, first.Median, second.Median))];
    }

    private async Task<IReadOnlyList<(string Name, Measurement Median)>> MeasureAsync(IReadOnlyList<(string Name, Command Command)> commands, string title, CancellationToken cancellationToken)
    {
        var runs = commands.ToDictionary(item => item.Name, _ => new List<Measurement>());

        // The first round fills caches, and is not counted.
        for (var round = 0; round <= options.Runs; round++)
        {
            await log.WriteLineAsync($"{title}, round {round} of {options.Runs}").ConfigureAwait(false);
            var order = commands.ToArray();
            _random.Shuffle(order);
            foreach (var (name, command) in order)
            {
                var measurement = await command.MeasureAsync(cancellationToken).ConfigureAwait(false);
                if (round > 0)
                {
                    runs[name].Add(measurement);
                }
            }
        }

        return [.. commands.Select(item => (item.Name, Measurement.Median(runs[item.Name])))];
    }

    // Who writes something else does not do the same work.
    private async Task CompareAsync(string provider, string file, CancellationToken cancellationToken)
    {
        var expected = string.Concat(Subcommands.Diff(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), provider)).Trim();
        foreach (var contender in contenders)
        {
            var actual = await contender.Diff(provider, file).RunAsync(cancellationToken).ConfigureAwait(false);
            if (actual.Trim() != expected)
            {
                throw new InvalidOperationException($"{contender.Name} writes other SQL for {Path.GetFileName(file)} than the library: {actual.Length} characters, where {expected.Length} are expected.");
            }
        }
    }

    private static TimeSpan InProcess(string text, string provider)
    {
        const int Runs = 15;
        var times = new List<TimeSpan>();
        for (var run = 0; run < 2 * Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            Subcommands.Diff(text, provider);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        // The first half is for the compiler.
        return times.Skip(Runs).Order().ElementAt(Runs / 2);
    }
}

/// <summary>What a contender took.</summary>
/// <param name="Contender">Its name.</param>
/// <param name="Size">How many models there were.</param>
/// <param name="Median">What it took.</param>
internal sealed record Result(string Contender, int Size, Measurement Median);
