using NetScript.Schema.Model;

namespace NetScript.Schema.Database;

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type without its arity.</param>
/// <param name="Arity">Whether it can be null, or is an array.</param>
public sealed record Column(string Name, ColumnType Type, Arity Arity)
{
    /// <summary>The value of a row that gives none.</summary>
    public ColumnDefault? Default { get; init; }

    /// <summary>Whether the database counts it up.</summary>
    public bool IsAutoincrement { get; init; }

    /// <summary>What its values have to be besides their type, where it is a text in place of a type that the database system does not have.</summary>
    public ColumnCheck? Check { get; init; }

    /// <summary>Whether Prisma's client fills it, so that the schema has a default and the database has none.</summary>
    public bool IsFilledByClient { get; init; }
}
