using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>A program that migrates.</summary>
internal abstract class CommandContender : Contender
{
    public override Task<Measurement> ApplyAsync(Corpus corpus, Subject subject, CancellationToken cancellationToken) => Apply(corpus, subject).MeasureAsync(cancellationToken);

    public override Task<Measurement> CheckAsync(Corpus corpus, Subject subject, CancellationToken cancellationToken) => Check(corpus, subject).MeasureAsync(cancellationToken);

    /// <summary>The program that applies the migrations.</summary>
    protected abstract Command Apply(Corpus corpus, Subject subject);

    /// <summary>The program that finds nothing to apply: the same one.</summary>
    protected virtual Command Check(Corpus corpus, Subject subject) => Apply(corpus, subject);
}
