using NetScript.Benchmarks.Contenders;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks;

/// <summary>Measures the contenders side by side: in each round every one of them once, in another order, so that what else the machine does meets all of them alike.</summary>
internal sealed class Bench(Options options, IReadOnlyList<Contender> contenders, Places places, TextWriter log)
{
    // The same order on every machine.
    private readonly Random _random = new(20260101);

    public async Task<IReadOnlyList<Result>> MeasureAsync(Subject subject, CancellationToken cancellationToken)
    {
        var results = new List<Result>();
        var supported = contenders.Where(contender => contender.Supports(subject)).ToList();
        foreach (var size in options.Sizes)
        {
            var corpus = Corpus.Write(Path.Combine(places.Scratch, $"{subject.Engine.Folder}-{size}"), size);
            var runs = supported.ToDictionary(contender => contender, _ => (Fresh: new List<Measurement>(), Checks: new List<Measurement>()));
            foreach (var contender in supported)
            {
                contender.Arrange(corpus, subject);
            }

            // The first round fills caches, and is not counted.
            for (var round = 0; round <= options.Runs; round++)
            {
                await log.WriteLineAsync($"{subject.Name}, {size} migrations, round {round} of {options.Runs}").ConfigureAwait(false);
                var order = supported.ToArray();
                _random.Shuffle(order);
                foreach (var contender in order)
                {
                    var (fresh, check) = await MeasureAsync(contender, corpus, subject, cancellationToken).ConfigureAwait(false);
                    if (round > 0)
                    {
                        runs[contender].Checks.Add(check);
                        runs[contender].Fresh.AddRange(fresh is null ? [] : [fresh]);
                    }
                }
            }

            results.AddRange(supported.Select(contender => new Result(
                contender.GetType(), contender.Name, size, runs[contender].Fresh.Count == 0 ? null : Measurement.Median(runs[contender].Fresh), Measurement.Median(runs[contender].Checks))));
        }

        return results;
    }

    /// <summary>What each contender sends when there is nothing to apply.</summary>
    public async Task<IReadOnlyList<(string Contender, int Size, int Statements, int Connections)>> CountAsync(Subject subject, int size, CancellationToken cancellationToken)
    {
        var counts = new List<(string, int, int, int)>();
        var corpus = Corpus.Write(Path.Combine(places.Scratch, $"{subject.Engine.Folder}-{size}"), size);
        foreach (var contender in contenders.Where(contender => contender.Supports(subject) && contender.Applies))
        {
            contender.Arrange(corpus, subject);
            await subject.RecreateAsync(cancellationToken).ConfigureAwait(false);
            await contender.ApplyAsync(corpus, subject, cancellationToken).ConfigureAwait(false);
            if (await subject.CountAsync(() => contender.CheckAsync(corpus, subject, cancellationToken), cancellationToken).ConfigureAwait(false) is var (statements, connections))
            {
                counts.Add((contender.Name, size, statements, connections));
            }
        }

        return counts;
    }

    private static async Task<(Measurement? Fresh, Measurement Check)> MeasureAsync(Contender contender, Corpus corpus, Subject subject, CancellationToken cancellationToken)
    {
        await subject.RecreateAsync(cancellationToken).ConfigureAwait(false);
        var fresh = await contender.ApplyAsync(corpus, subject, cancellationToken).ConfigureAwait(false);
        if (await subject.CountTablesAsync(corpus, cancellationToken).ConfigureAwait(false) is var count && count != corpus.Migrations.Count)
        {
            throw new InvalidOperationException($"{contender.Name} made {count} of {corpus.Migrations.Count} tables on {subject.Name}.");
        }

        return (contender.Applies ? fresh : null, await contender.CheckAsync(corpus, subject, cancellationToken).ConfigureAwait(false));
    }
}

/// <summary>What a contender took.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="Contender">Its name.</param>
/// <param name="Size">How many migrations there were.</param>
/// <param name="Fresh">To apply them to an empty database; <see langword="null"/> if it applies none.</param>
/// <param name="Check">To find nothing to apply.</param>
internal sealed record Result(Type Kind, string Contender, int Size, Measurement? Fresh, Measurement Check);
