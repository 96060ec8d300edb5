using System.Collections.Immutable;
using NetScript.Schema.Mapping;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Database;

/// <summary>What is in a database: what a schema describes, or what a catalog lists.</summary>
/// <param name="Provider">The database system.</param>
public sealed record DatabaseModel(SchemaProvider Provider)
{
    /// <summary>The database schemas in the order of their names; empty where the provider has none.</summary>
    public ImmutableArray<string> Schemas { get; init; } = [];

    /// <summary>The extensions of PostgreSQL; <see langword="null"/> where nothing is said about them.</summary>
    public ImmutableArray<InstalledExtension>? Extensions { get; init; }

    /// <summary>The enums. A provider that has them in columns has one a column.</summary>
    public ImmutableArray<EnumDefinition> Enums { get; init; } = [];

    /// <summary>The tables.</summary>
    public ImmutableArray<Table> Tables { get; init; } = [];

    /// <summary>
    /// The database schema that statements do not name. A catalog does not say which one it is: it is <see langword="null"/> for a model that was read from a database, and for nothing.
    /// </summary>
    public string? DefaultSchema { get; init; }

    /// <summary>What a schema describes.</summary>
    /// <param name="schema">A valid schema.</param>
    public static DatabaseModel Of(SchemaModel schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new DatabaseMapper(schema).Map();
    }

    /// <summary>Nothing at all: a diff from it makes the default schema as well.</summary>
    public static DatabaseModel Nothing(SchemaProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return provider.Database.AlwaysHasDefaultSchema ? NewDatabase(provider) : new(provider);
    }

    /// <summary>A database in which nothing is yet but its default schema: where a first migration begins.</summary>
    public static DatabaseModel NewDatabase(SchemaProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new(provider) { Schemas = provider.Database.DefaultSchema is { } name ? [name] : [] };
    }

    /// <summary>The schema of a table or an enum as statements name it: not the default one.</summary>
    internal string? Qualify(string? schema) => schema == DefaultSchema ? null : schema;
}
