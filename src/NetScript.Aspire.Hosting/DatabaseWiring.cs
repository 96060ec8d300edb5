using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetScript.Aspire.Hosting.Engines;
using NetScript.Aspire.Hosting.Migrations;
using NetScript.Aspire.Hosting.Publishing;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting;

/// <summary>Puts a database, its engine and its migrator into the application model. Only wires: the controller does the work.</summary>
internal static class DatabaseWiring
{
    public static IResourceBuilder<NetScriptDatabaseResource> Add(
        IDistributedApplicationBuilder builder, NetScriptConfiguration configuration, DatabaseDefinition definition)
    {
        NetScriptDatabaseResource? resource = null;
        var context = new ProvisioningContext(builder, configuration.Configuration, definition, () => resource?.Definition ?? definition);
        resource = new NetScriptDatabaseResource(definition, EngineProvisioners.Provision(context));
        var database = Add(builder, resource, [.. configuration.Warnings]);
        database.Server?.WithParentRelationship(database);
        if (database.Database is { } engineDatabase)
        {
            database.WaitFor(engineDatabase);
        }

        return database;
    }

    /// <summary>Adds a database whose configuration is wrong: it fails to start, and says why where the user looks.</summary>
    public static IResourceBuilder<NetScriptDatabaseResource> AddMisconfigured(
        IDistributedApplicationBuilder builder, string name, NetScriptConfigurationException exception)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            throw new DistributedApplicationException(exception.Message, exception);
        }

        return Add(builder, new NetScriptDatabaseResource(name, exception.Message), []);
    }

    private static IResourceBuilder<NetScriptDatabaseResource> Add(
        IDistributedApplicationBuilder builder, NetScriptDatabaseResource resource, IReadOnlyList<string> warnings)
    {
        var healthCheckKey = HealthCheckKey(resource);
        builder.Services.AddKeyedSingleton(resource.Name, (services, _) =>
            ActivatorUtilities.CreateInstance<MigrationController>(services, resource, warnings));
        builder.Services.AddKeyedSingleton(resource.Name, (services, _) =>
            ActivatorUtilities.CreateInstance<DatabaseHealthCheck>(services, Controller(services, resource)));
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            healthCheckKey, services => services.GetRequiredKeyedService<DatabaseHealthCheck>(resource.Name), failureStatus: null, tags: null));

        var database = builder.AddResource(resource)
            .WithInitialState(InitialState(resource))
            .WithIconName("Database")
            .WithHealthCheck(healthCheckKey)
            .OnInitializeResource((_, e, cancellationToken) => Controller(e.Services, resource).StartDatabaseAsync(cancellationToken));

        var migrations = builder.AddResource(resource.Migrations)
            .WithInitialState(new CustomResourceSnapshot
            {
                ResourceType = "Migrations",
                CreationTimeStamp = DateTime.UtcNow,
                State = KnownResourceStates.NotStarted,
                Properties = [],
            })
            .WithIconName("DatabaseArrowUp")
            .WithParentRelationship(database)
            .WaitForStart(database)
            .WithMigrationCommands()
            .OnInitializeResource((_, e, cancellationToken) => Controller(e.Services, resource).StartMigrationsAsync(cancellationToken));
        if (builder.ExecutionContext.IsPublishMode)
        {
            PublishedMigrations.Add(migrations);
        }

        return database;
    }

    public static CustomResourceSnapshot InitialState(NetScriptDatabaseResource resource) => new()
    {
        ResourceType = "Database",
        CreationTimeStamp = DateTime.UtcNow,
        State = KnownResourceStates.NotStarted,
        Properties = DatabaseProperties.Of(resource),
    };

    public static string HealthCheckKey(NetScriptDatabaseResource resource) => $"{resource.Name}_check";

    private static MigrationController Controller(IServiceProvider services, NetScriptDatabaseResource resource) =>
        services.GetRequiredKeyedService<MigrationController>(resource.Name);
}
