using System.Diagnostics;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>No more than connecting, from a process that runs already, to a database that is migrated: what is left of the library's time without it. On SQLite that is reading the schema, with all its tables.</summary>
internal sealed class Connecting(Library library) : Contender
{
    public override string Name => "connecting, in process";

    public override bool Applies => false;

    public override Task<Measurement> ApplyAsync(Corpus corpus, Subject subject, CancellationToken cancellationToken) => library.ApplyAsync(corpus, subject, cancellationToken);

    public override async Task<Measurement> CheckAsync(Corpus corpus, Subject subject, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await subject.ConnectAsync(cancellationToken).ConfigureAwait(false);
        return new Measurement(Stopwatch.GetElapsedTime(start), null, null);
    }
}
