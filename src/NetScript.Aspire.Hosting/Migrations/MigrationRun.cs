using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>What one run works on: the migrations on disk as they are now, and the database.</summary>
internal sealed record MigrationRun(MigrationCatalog Catalog, Migrator Migrator, MigrationsMode Mode)
{
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
        return new MigrationRun(catalog, new Migrator(definition, connectionString, logger) { ConnectTimeout = connectTimeout, Services = services }, definition.Migrations.Mode);
    }

    private static DatabaseDefinition DefinitionOf(NetScriptDatabaseResource database) =>
        database.Definition ?? throw new DistributedApplicationException(database.Problem ?? $"Database '{database.Name}' has no definition.");
}
