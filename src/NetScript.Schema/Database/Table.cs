using System.Collections.Immutable;

namespace NetScript.Schema.Database;

/// <summary>A table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">The database schema that it is in; <see langword="null"/> where the provider has none.</param>
public sealed record Table(string Name, string? Schema = null)
{
    /// <summary>Its columns in their order.</summary>
    public ImmutableArray<Column> Columns { get; init; } = [];

    /// <summary>Its primary key.</summary>
    public TableKey? PrimaryKey { get; init; }

    /// <summary>Its indexes and unique constraints without the primary key.</summary>
    public ImmutableArray<TableIndex> Indexes { get; init; } = [];

    /// <summary>Its foreign keys.</summary>
    public ImmutableArray<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>The plugin whose schema declares it; <see langword="null"/> for the application, and where it was read from a database.</summary>
    public string? Plugin { get; init; }

    /// <summary>The column of that name, or <see langword="null"/>.</summary>
    public Column? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);

    internal QualifiedName QualifiedName => new(Schema, Name);

    /// <summary>Whether the primary key is this column alone.</summary>
    internal bool IsKey(Column column) => PrimaryKey is { Columns: [var key] } && key.Name == column.Name;
}
