using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations.Authoring;
using NetScript.Migrations.Engines;
using NetScript.Schema;

namespace NetScript.Migrations;

/// <summary>
/// Develops the schema of one database: compares <c>.prisma</c> files with the migrations and with the database, and writes the migrations that are missing, as <c>prisma migrate dev</c>,
/// <c>prisma db push</c> and <c>prisma db pull</c> do.
/// <para>What can be expected to go wrong is a failure in the outcome, never an exception.</para>
/// </summary>
/// <param name="database">The database.</param>
/// <param name="connectionString">How to connect to it, in ADO.NET's form or as a URL.</param>
/// <param name="logger">Takes the log. No secret is written to it.</param>
public sealed class SchemaAuthor(DatabaseDefinition database, string connectionString, ILogger logger)
{
    /// <summary>How long to wait for a server that cannot be reached yet. Half a minute unless set.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How to connect to the shadow database, in which migrations are replayed: everything in it is dropped. <see langword="null"/> for one that is made beside the database and dropped afterwards, which
    /// takes the right to create databases (of SQLite a file in the temporary directory).
    /// </summary>
    public string? ShadowConnectionString { get; init; }

    /// <summary>Whether <see cref="GetStatusAsync"/> may make a shadow database. Without one it cannot tell a database that has drifted from a schema that was changed, and calls both changed.</summary>
    public bool UsesShadow { get; init; } = true;

    /// <summary>What is in the database. One that does not exist is empty.</summary>
    /// <param name="schemas">The database schemas to read where the engine has them; without any, that of the connection.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<SchemaReading> ReadAsync(IReadOnlyList<string>? schemas = null, CancellationToken cancellationToken = default) =>
        new ReadRun(Target()).ReadAsync(schemas, cancellationToken);

    /// <summary>What migrations make of an empty database: they are replayed on the shadow database. The database itself is not connected to where there is a <see cref="ShadowConnectionString"/>, nor for SQLite.</summary>
    /// <param name="catalog">The migrations.</param>
    /// <param name="schemas">The database schemas to read where the engine has them; without any, that of the connection.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<SchemaReading> ReplayAsync(MigrationCatalog catalog, IReadOnlyList<string>? schemas = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ReadRun(Target()).ReplayAsync(catalog, ShadowConnectionString, schemas, cancellationToken);
    }

    /// <summary>Whether the database is what the schema and the migrations say. It changes nothing; the shadow database is needed only where it is not what the schema says.</summary>
    /// <param name="catalog">The migrations.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<SchemaStatus> GetStatusAsync(MigrationCatalog catalog, PrismaSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(schema);
        return new SchemaStatusRun(Target(), ShadowConnectionString, UsesShadow).ExecuteAsync(catalog, schema, cancellationToken);
    }

    /// <summary>Says what the next migration would be. It changes nothing. Where migrations are pending, it is the one after them.</summary>
    /// <param name="catalog">The migrations.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<MigrationDraft> DraftAsync(MigrationCatalog catalog, PrismaSchema schema, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(schema);
        return new DraftRun(Target(), ShadowConnectionString).DraftAsync(catalog, schema, cancellationToken);
    }

    /// <summary>
    /// Writes the next migration, and applies it with all that is pending. Nothing is written where the history and the database do not agree with the migrations (P3009, NS1010, NS1011), where a migration
    /// does not replay (P3006), where data would be lost without <see cref="CreateMigrationOptions.AcceptDataLoss"/> (NS1012), or where rows make a statement fail (NS1013).
    /// </summary>
    /// <param name="catalog">The migrations.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="options">The name of the migration, and what may be done.</param>
    /// <param name="progress">Takes what happens.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<CreateMigrationOutcome> CreateMigrationAsync(
        MigrationCatalog catalog, PrismaSchema schema, CreateMigrationOptions options, IProgress<MigrationEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        return new CreateMigrationRun(Target(progress), ShadowConnectionString).ExecuteAsync(catalog, schema, options, cancellationToken);
    }

    /// <summary>Makes the database what the schema says, without a migration and without a record. A database that is missing is created.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">What may be done.</param>
    /// <param name="progress">Takes what happens.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<PushOutcome> PushAsync(PrismaSchema schema, PushOptions? options = null, IProgress<MigrationEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new PushRun(Target(progress)).ExecuteAsync(schema, options ?? new(), cancellationToken);
    }

    private MigrationTarget Target(IProgress<MigrationEvent>? progress = null) => new(database, connectionString, ConnectTimeout, logger, progress);
}
