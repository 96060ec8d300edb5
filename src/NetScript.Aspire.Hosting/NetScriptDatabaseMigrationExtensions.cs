using Aspire.Hosting.ApplicationModel;
using NetScript.Aspire.Hosting;
using NetScript.Configuration;
using NetScript.Migrations;

namespace Aspire.Hosting;

/// <summary>Says in code where the migrations of a database come from and when they are applied, instead of in the <c>NetScript:Databases</c> block.</summary>
public static class NetScriptDatabaseMigrationExtensions
{
    /// <summary>Takes the application's own migrations from a directory.</summary>
    /// <param name="builder">The database.</param>
    /// <param name="path">
    /// The directory that holds the migrations, or the one above it with <c>migrations</c> and <c>seeds</c>. A relative path is relative to the AppHost's directory.
    /// </param>
    /// <returns>The database.</returns>
    /// <remarks>Overrides <c>Migrations:Path</c>. A directory that does not exist shows on the migrations resource, which then fails to start.</remarks>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase("orders")
    ///                 .WithMigrations("../Orders/database/migrations");
    /// </code>
    /// </example>
    [AspireExport]
    public static IResourceBuilder<NetScriptDatabaseResource> WithMigrations(this IResourceBuilder<NetScriptDatabaseResource> builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);

        builder.Resource.Set("Migrations:Path", nameof(WithMigrations), database => database with
        {
            Migrations = database.Migrations with { Path = Path.GetFullPath(path, builder.ApplicationBuilder.AppHostDirectory) },
        });
        return builder;
    }

    /// <summary>Says what happens to pending migrations at start.</summary>
    /// <param name="builder">The database.</param>
    /// <param name="mode">What happens to them.</param>
    /// <returns>The database.</returns>
    /// <remarks>Overrides <c>Migrations:Mode</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> is none of the modes.</exception>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase()
    ///                 .WithMigrationsMode(MigrationsMode.Verify);
    /// </code>
    /// </example>
    [AspireExport]
    public static IResourceBuilder<NetScriptDatabaseResource> WithMigrationsMode(this IResourceBuilder<NetScriptDatabaseResource> builder, MigrationsMode mode)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, $"It has to be one of {string.Join(", ", Enum.GetNames<MigrationsMode>())}.");
        }

        builder.Resource.Set("Migrations:Mode", nameof(WithMigrationsMode), database => database with
        {
            Migrations = database.Migrations with { Mode = mode },
        });
        // The dashboard shows the mode from the beginning.
        return builder.WithInitialState(DatabaseWiring.InitialState(builder.Resource));
    }

    /// <summary>Adds the migrations and seeds of a plugin that is in a directory.</summary>
    /// <param name="builder">The database.</param>
    /// <param name="name">The name of the plugin, by which others depend on it and under which its seeds are recorded.</param>
    /// <param name="path">The directory that holds <c>database/&lt;engine&gt;/migrations</c> and, if it has one, <c>scaffold.plugin.json</c>. A relative path is relative to the AppHost's directory.</param>
    /// <returns>The database.</returns>
    /// <remarks>Adds to the plugins in the workspace's <c>plugins</c> directory. A directory that does not exist, or a name that is taken, shows on the migrations resource, which then fails to start.</remarks>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase()
    ///                 .WithPlugin("billing", "../Billing");
    /// </code>
    /// </example>
    [AspireExport]
    public static IResourceBuilder<NetScriptDatabaseResource> WithPlugin(this IResourceBuilder<NetScriptDatabaseResource> builder, string name, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(path);

        builder.Resource.Plugins.Add(new PluginLocation(name, Path.GetFullPath(path, builder.ApplicationBuilder.AppHostDirectory)));
        return builder;
    }

    /// <summary>Adds the migrations and seeds of a plugin that are embedded in an assembly, as those of a NuGet package are.</summary>
    /// <typeparam name="TAssemblyMarker">Any type of the assembly.</typeparam>
    /// <param name="builder">The database.</param>
    /// <param name="name">The name of the plugin, by which others depend on it and under which its seeds are recorded; that of the assembly unless given.</param>
    /// <returns>The database.</returns>
    /// <remarks>
    /// The names of the resources are the paths of the files, such as <c>database/postgres/migrations/20260105090000_init/migration.sql</c> and <c>scaffold.plugin.json</c>. The project of the plugin embeds them with
    /// <c>&lt;EmbeddedResource Include="database/**" LogicalName="database/%(RecursiveDir)%(Filename)%(Extension)" /&gt;</c>.
    /// An assembly without such resources shows on the migrations resource, which then fails to start.
    /// </remarks>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase()
    ///                 .WithPlugin&lt;Contoso.Billing.Marker&gt;("billing");
    /// </code>
    /// </example>
    [AspireExportIgnore(Reason = "A type of .NET says which assembly is meant. Use withPlugin with a path.")]
    public static IResourceBuilder<NetScriptDatabaseResource> WithPlugin<TAssemblyMarker>(this IResourceBuilder<NetScriptDatabaseResource> builder, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (name is not null)
        {
            ArgumentException.ThrowIfNullOrEmpty(name);
        }

        builder.Resource.Plugins.Add(PluginLocation.EmbeddedIn(typeof(TAssemblyMarker).Assembly, name));
        return builder;
    }
}
