namespace NetScript.Schema.Database;

/// <summary>What the default of a column is.</summary>
public enum ColumnDefaultKind
{
    /// <summary>A value.</summary>
    Value,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>The time of the statement.</summary>
    Now,

    /// <summary>An expression of SQL.</summary>
    Expression,

    /// <summary>The next number of a sequence.</summary>
    Sequence,
}
