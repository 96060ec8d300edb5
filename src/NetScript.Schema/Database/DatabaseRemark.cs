namespace NetScript.Schema.Database;

/// <summary>Something in a live database that no schema can say.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Schema">The database schema of the table.</param>
/// <param name="Table">The table.</param>
/// <param name="Name">The constraint, the index or the column, where it is not the table itself.</param>
public sealed record DatabaseRemark(DatabaseRemarkKind Kind, string? Schema, string Table, string? Name = null)
{
    /// <summary>The column of an index.</summary>
    public string? Column { get; init; }
}
