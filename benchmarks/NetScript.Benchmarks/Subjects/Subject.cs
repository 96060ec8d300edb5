using NetScript.Configuration;

namespace NetScript.Benchmarks.Subjects;

/// <summary>An engine on which the contenders are measured, with one database after the other.</summary>
internal abstract class Subject : IAsyncDisposable
{
    public abstract string Name { get; }

    public abstract DatabaseEngine Engine { get; }

    /// <summary>In a sentence: which version, where its data is.</summary>
    public abstract string Description { get; }

    /// <summary>Makes an empty database in the place of the last one.</summary>
    public abstract Task RecreateAsync(CancellationToken cancellationToken);

    /// <summary>Connects as our library does, and closes the connection.</summary>
    public abstract Task ConnectAsync(CancellationToken cancellationToken);

    /// <summary>The URL of the database as Prisma writes it.</summary>
    public abstract string Url { get; }

    /// <summary>How many of the corpus's tables there are, each with its rows.</summary>
    public abstract Task<int> CountTablesAsync(Corpus corpus, CancellationToken cancellationToken);

    /// <summary>How many statements a piece of work sends and how many connections it makes; <see langword="null"/> where nobody counts.</summary>
    public virtual Task<(int Statements, int Connections)?> CountAsync(Func<Task> work, CancellationToken cancellationToken) => Task.FromResult<(int, int)?>(null);

    public abstract ValueTask DisposeAsync();
}
