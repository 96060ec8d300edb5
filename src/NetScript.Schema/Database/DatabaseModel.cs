using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Data.Common;
using NetScript.Schema.Mapping;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Database;

/// <summary>What is in a database: what a schema describes, or what a catalog lists.</summary>
/// <param name="Provider">The database system.</param>
public sealed record DatabaseModel(SchemaProvider Provider)
{
    // No schema describes the tables in which is recorded what was done to a database.
    private static readonly FrozenSet<string> s_ownTables = FrozenSet.ToFrozenSet(["_prisma_migrations", "_netscript_seeds"], StringComparer.OrdinalIgnoreCase);

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

    /// <summary>Whether it says which indexes are partial. A schema without the preview feature <c>partialIndexes</c> does not, so that a diff leaves those of the database alone.</summary>
    public bool SaysPartialIndexes { get; init; } = true;

    /// <summary>What was found that no schema can say; empty for what a schema describes.</summary>
    public ImmutableArray<DatabaseRemark> Remarks { get; init; } = [];

    /// <summary>What a schema describes.</summary>
    /// <param name="schema">A valid schema.</param>
    /// <param name="defaultSchema">The database schema of what names none, where it is not the usual one.</param>
    public static DatabaseModel Of(SchemaModel schema, string? defaultSchema = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new DatabaseMapper(schema, defaultSchema).Map();
    }

    /// <summary>What is in a live database, without the tables in which migrations and seeds are recorded.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="provider">The database system.</param>
    /// <param name="schemas">The database schemas to read, where the provider has them; the connection's own if it is empty or not given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DbException">The database does not answer, or refuses to.</exception>
    /// <exception cref="InvalidOperationException">A foreign key leads to a database schema that is not read.</exception>
    public static async Task<DatabaseModel> ReadAsync(
        DbConnection connection, SchemaProvider provider, IReadOnlyList<string>? schemas = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(provider);
        var model = await provider.Database.IntrospectAsync(provider, connection, schemas ?? [], cancellationToken).ConfigureAwait(false);
        return model with { Tables = [.. model.Tables.Where(table => !s_ownTables.Contains(table.Name))] };
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
