using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Says in code what a database runs on, instead of in the <c>NetScript:Databases</c> block.</summary>
public static class NetScriptDatabaseServerExtensions
{
    /// <summary>Keeps the data in a directory (of SQLite, in a file), so that they outlive the container.</summary>
    /// <param name="builder">The database.</param>
    /// <param name="path">The directory; of SQLite the file, or the directory for a file with the database's name. A relative path is relative to the AppHost's directory.</param>
    /// <returns>The database.</returns>
    /// <remarks>
    /// Overrides <c>DataPath</c>, and of SQLite <c>ConnectionString</c>. Where in the container the data are depends on the image's tag: set another tag with
    /// <see cref="ConfigureServer(IResourceBuilder{NetScriptDatabaseResource}, Action{IResourceBuilder{ContainerResource}})"/> first. An external server has its data where it has them.
    /// </remarks>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase("orders")
    ///                 .WithDataPath("../.data/orders");
    /// </code>
    /// </example>
    [AspireExport]
    public static IResourceBuilder<NetScriptDatabaseResource> WithDataPath(this IResourceBuilder<NetScriptDatabaseResource> builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);

        var full = Path.GetFullPath(path, builder.ApplicationBuilder.AppHostDirectory);
        builder.Resource.Set("DataPath", nameof(WithDataPath), database => database with
        {
            DataPath = full,
            ConnectionString = database.Engine.IsFile ? null : database.ConnectionString,
        });
        builder.Resource.MountData(full);
        return builder;
    }

    /// <summary>Configures the container of the server with Aspire's own methods, such as <c>WithImageTag</c>, <c>WithLifetime</c> or <c>WithEnvironment</c>.</summary>
    /// <param name="builder">The database.</param>
    /// <param name="configure">Is given the container. It is not called where none is started: a SQLite file, an external server, a configuration that is wrong.</param>
    /// <returns>The database.</returns>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase("orders")
    ///                 .ConfigureServer(server => server.WithImageTag("17.2").WithEnvironment("TZ", "UTC"));
    /// </code>
    /// </example>
    [AspireExport(RunSyncOnBackgroundThread = true)]
    public static IResourceBuilder<NetScriptDatabaseResource> ConfigureServer(
        this IResourceBuilder<NetScriptDatabaseResource> builder, Action<IResourceBuilder<ContainerResource>> configure) => builder.ConfigureServer<ContainerResource>(configure);

    /// <summary>Configures the container of the server with the methods of one engine's integration, such as <c>WithPgAdmin</c>.</summary>
    /// <typeparam name="TServer">The engine's server, such as <c>PostgresServerResource</c>.</typeparam>
    /// <param name="builder">The database.</param>
    /// <param name="configure">Is given the container. It is not called where none is started, or one of another engine: the configuration may choose the engine.</param>
    /// <returns>The database.</returns>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase("orders")
    ///                 .ConfigureServer&lt;PostgresServerResource&gt;(server => server.WithPgAdmin());
    /// </code>
    /// </example>
    [AspireExportIgnore(Reason = "A type of .NET says which engine is meant. Use configureServer.")]
    public static IResourceBuilder<NetScriptDatabaseResource> ConfigureServer<TServer>(
        this IResourceBuilder<NetScriptDatabaseResource> builder, Action<IResourceBuilder<TServer>> configure)
        where TServer : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);

        if (builder.Server is IResourceBuilder<TServer> server)
        {
            configure(server);
        }

        return builder;
    }
}
