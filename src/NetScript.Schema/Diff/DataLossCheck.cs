using NetScript.Schema.Database;

namespace NetScript.Schema.Diff;

/// <summary>Something that a migration could lose, or that rows could make fail. Without a database to ask, it is a possibility; with the counts of its rows, it is known.</summary>
public abstract record DataLossCheck
{
    private protected DataLossCheck(Table? table, string? column = null)
    {
        Table = table;
        Column = column;
    }

    /// <summary>The table as it was, of which the rows matter; <see langword="null"/> where no count tells anything.</summary>
    public Table? Table { get; }

    /// <summary>The column of which the values matter that are not null.</summary>
    public string? Column { get; }

    /// <summary>Whether the step fails where there are such rows, and does not only lose something.</summary>
    public virtual bool IsUnexecutable => false;

    /// <summary>In Prisma's words, where the rows are not known.</summary>
    public string Describe() => Describe(null, null)!;

    /// <summary>In Prisma's words; <see langword="null"/> where the counts tell that nothing can happen.</summary>
    /// <param name="rows">How many rows <see cref="Table"/> has, if it is known.</param>
    /// <param name="values">How many of them have a value in <see cref="Column"/>, if it is known.</param>
    public abstract string? Describe(long? rows, long? values);
}
