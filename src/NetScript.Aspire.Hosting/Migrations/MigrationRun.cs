using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>What one run works on: the migrations on disk as they are now, and the database.</summary>
internal sealed record MigrationRun(NetScriptDatabaseResource Database, MigrationCatalog Catalog, Migrator Migrator, SchemaAuthor Author, MigrationsMode Mode)
{
    /// <summary>Whether there is only a schema, of which no migration was written yet.</summary>
    public bool HasOnlySchema => Catalog.Migrations.Count == 0 && Database.HasSchema;

    /// <summary>Reads the migrations anew: a file that was mended since the last run is what people want to see applied.</summary>
    /// <exception cref="MigrationCatalogException">The migrations on disk are wrong.</exception>
    /// <exception cref="DistributedApplicationException">The configuration is wrong.</exception>
    public static Task<MigrationRun> OpenAsync(
        NetScriptDatabaseResource database, string environment, IServiceProvider services, TimeSpan connectTimeout, ILogger logger, CancellationToken cancellationToken) =>
        OpenAsync(database, database.LoadCatalog(environment), services, connectTimeout, logger, cancellationToken);

    /// <summary>Takes migrations that were read before.</summary>
    /// <inheritdoc cref="OpenAsync(NetScriptDatabaseResource, string, IServiceProvider, TimeSpan, ILogger, CancellationToken)" path="/exception"/>
    public static async Task<MigrationRun> OpenAsync(
        NetScriptDatabaseResource database, MigrationCatalog catalog, IServiceProvider services, TimeSpan connectTimeout, ILogger logger, CancellationToken cancellationToken)
    {
        var definition = DefinitionOf(database);
        var connectionString = await database.ConnectionStringExpression.GetValueAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new DistributedApplicationException($"Database '{database.Name}' has no connection string. Set ConnectionStrings:{database.Name}.");
        return new MigrationRun(
            database,
            catalog,
            new Migrator(definition, connectionString, logger) { ConnectTimeout = connectTimeout, Services = services },
            new SchemaAuthor(definition, connectionString, logger)
            {
                ConnectTimeout = connectTimeout,
                // On a server of somebody else nothing is made which nobody has asked for.
                UsesShadow = definition.Mode != DatabaseMode.External || definition.Migrations.Mode == MigrationsMode.Develop,
            },
            definition.Migrations.Mode);
    }

    private static DatabaseDefinition DefinitionOf(NetScriptDatabaseResource database) =>
        database.Definition ?? throw new DistributedApplicationException(database.Problem ?? $"Database '{database.Name}' has no definition.");
}
