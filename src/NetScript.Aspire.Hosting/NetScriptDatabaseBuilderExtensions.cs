using Aspire.Hosting.ApplicationModel;
using NetScript.Aspire.Hosting;
using NetScript.Configuration;

namespace Aspire.Hosting;

/// <summary>Adds the databases of the <c>NetScript:Databases</c> configuration block to an application.</summary>
public static class NetScriptDatabaseBuilderExtensions
{
    // Stands for the database where the configuration does not even give its name.
    private const string UnknownName = "database";

    /// <summary>Adds a database of the <c>NetScript:Databases</c> block.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="key">The database's name in the block, which is the resource's name too; without it, the primary one, which <c>NetScript:PrimaryDatabase</c> names.</param>
    /// <returns>The database. Resources that wait for it start once it is migrated and seeded.</returns>
    /// <remarks>
    /// The block is read from the AppHost's configuration, else from the nearest <c>appsettings.json</c> upwards that has it.
    /// A configuration that is wrong shows on the resource, which then fails to start; when publishing it is an exception.
    /// </remarks>
    /// <exception cref="DistributedApplicationException">The configuration is wrong, when publishing.</exception>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase();
    ///
    /// builder.AddProject&lt;Projects.Api&gt;("api")
    ///        .WithReference(db)
    ///        .WaitFor(db);
    /// </code>
    /// </example>
    [AspireExport]
    public static IResourceBuilder<NetScriptDatabaseResource> AddNetScriptDatabase(this IDistributedApplicationBuilder builder, [ResourceName] string? key = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (key is null)
        {
            return Add(builder, builder.Configuration["NetScript:PrimaryDatabase"] ?? UnknownName, configuration => configuration.PrimaryDatabase
                ?? throw new NetScriptConfigurationException(
                    [$"NetScript:PrimaryDatabase is not set, and NetScript:Databases has {Keys(configuration)}. Set NetScript:PrimaryDatabase, or call AddNetScriptDatabase(key)."]));
        }

        ArgumentException.ThrowIfNullOrEmpty(key);
        return Add(builder, key, configuration => configuration.Databases.FirstOrDefault(d => string.Equals(d.Key, key, StringComparison.OrdinalIgnoreCase))
            ?? throw new NetScriptConfigurationException(
                [$"NetScript:Databases:{key} does not exist or is not enabled. NetScript:Databases has {Keys(configuration)}."]));
    }

    /// <summary>Adds every enabled database of the <c>NetScript:Databases</c> block.</summary>
    /// <param name="builder">The application.</param>
    /// <returns>The databases, in the order of the block.</returns>
    /// <inheritdoc cref="AddNetScriptDatabase(IDistributedApplicationBuilder, string?)" path="/remarks"/>
    /// <exception cref="DistributedApplicationException">The configuration is wrong, when publishing.</exception>
    [AspireExportIgnore(Reason = "Use addNetScriptDatabase with the name of each: what is done with a database needs it one by one.")]
    public static IReadOnlyList<IResourceBuilder<NetScriptDatabaseResource>> AddNetScriptDatabases(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        try
        {
            var configuration = NetScriptConfiguration.Load(builder.Configuration, builder.AppHostDirectory);
            return [.. configuration.Databases.Select(definition => DatabaseWiring.Add(builder, configuration, definition))];
        }
        catch (NetScriptConfigurationException exception)
        {
            return [DatabaseWiring.AddMisconfigured(builder, UnknownName, exception)];
        }
    }

    private static IResourceBuilder<NetScriptDatabaseResource> Add(
        IDistributedApplicationBuilder builder, string name, Func<NetScriptConfiguration, DatabaseDefinition> select)
    {
        try
        {
            var configuration = NetScriptConfiguration.Load(builder.Configuration, builder.AppHostDirectory);
            var definition = select(configuration);
            name = definition.Key;
            return DatabaseWiring.Add(builder, configuration, definition);
        }
        catch (NetScriptConfigurationException exception)
        {
            return DatabaseWiring.AddMisconfigured(builder, name, exception);
        }
    }

    private static string Keys(NetScriptConfiguration configuration) =>
        configuration.Databases.Count == 0 ? "no enabled database" : string.Join(", ", configuration.Databases.Select(d => $"'{d.Key}'"));
}
