using System.Diagnostics;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>No more than connecting from a process that runs already: what is left of the library's time without it.</summary>
internal sealed class Connecting : Contender
{
    public override string Name => "connecting, in process";

    public override Task<Measurement> ApplyAsync(Corpus corpus, Subject subject, CancellationToken cancellationToken) => throw new NotSupportedException($"{Name} applies nothing.");

    public override async Task<Measurement> CheckAsync(Corpus corpus, Subject subject, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await subject.ConnectAsync(cancellationToken).ConfigureAwait(false);
        return new Measurement(Stopwatch.GetElapsedTime(start), null, null);
    }
}
