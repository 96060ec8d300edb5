using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>Something that migrates.</summary>
internal abstract class Contender
{
    public abstract string Name { get; }

    /// <summary>Whether it is measured while it applies migrations.</summary>
    public virtual bool Applies => true;

    /// <summary>Whether it can be measured on an engine.</summary>
    public virtual bool Supports(Subject subject) => true;

    /// <summary>Gets it ready, once; says why it cannot be measured, or <see langword="null"/>.</summary>
    public virtual Task<string?> PrepareAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Writes the migrations in its own layout.</summary>
    public virtual void Arrange(Corpus corpus, Subject subject)
    {
    }

    /// <summary>Applies the migrations to an empty database.</summary>
    public abstract Task<Measurement> ApplyAsync(Corpus corpus, Subject subject, CancellationToken cancellationToken);

    /// <summary>Finds that there is nothing to apply.</summary>
    public virtual Task<Measurement> CheckAsync(Corpus corpus, Subject subject, CancellationToken cancellationToken) => ApplyAsync(corpus, subject, cancellationToken);
}
