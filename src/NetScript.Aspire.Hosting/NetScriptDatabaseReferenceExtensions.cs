using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>References to, and waits on, the databases of the <c>NetScript:Databases</c> block.</summary>
public static class NetScriptDatabaseReferenceExtensions
{
    /// <summary>Gives a resource the address of a database, in the forms that .NET and Prisma read.</summary>
    /// <typeparam name="TDestination">The type of the resource that needs the database.</typeparam>
    /// <param name="builder">The resource that needs the database.</param>
    /// <param name="source">The database.</param>
    /// <param name="connectionName">The name of the connection string; the database's name unless given.</param>
    /// <param name="optional">Whether a missing connection string is accepted.</param>
    /// <returns>The builder of the resource that needs the database.</returns>
    /// <remarks>
    /// Sets <c>ConnectionStrings__&lt;key&gt;</c> (ADO.NET), <c>&lt;KEY&gt;_URI</c> and the other connection properties as Aspire's own
    /// integrations do, and <c>DATABASE_URL</c> (the URL), <c>DB_PROVIDER</c> and <c>DATABASE_PROVIDER</c> (<c>postgres</c>,
    /// <c>mysql</c>, <c>mssql</c> or <c>sqlite</c>) as NetScript does. Where several databases are referenced, those three are of the
    /// primary one, or of the first.
    /// </remarks>
    [AspireExport("withNetScriptReference")]
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<NetScriptDatabaseResource> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);

        builder.WithReference((IResourceBuilder<IResourceWithConnectionString>)source, connectionName, optional);
        return builder.WithEnvironment(context => SetDatabaseVariables(context.EnvironmentVariables, source.Resource));
    }

    /// <summary>Waits for the completion of a database's migrations and seeds.</summary>
    /// <typeparam name="T">The type of the resource that waits.</typeparam>
    /// <param name="builder">The resource that waits.</param>
    /// <param name="migrations">The migrations.</param>
    /// <returns>The builder of the resource that waits.</returns>
    /// <remarks>
    /// Migrations end, so waiting until they are healthy would never be over. Waiting for the database instead also
    /// recovers: a resource that waits for it starts when a failed migration was mended and run again.
    /// </remarks>
    [AspireExportIgnore(Reason = "Aspire's own waitForCompletion does it: waitForCompletion(await db.migrations()).")]
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<NetScriptMigrationsResource> migrations)
        where T : IResourceWithWaitSupport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(migrations);

        return builder.WaitForCompletion(migrations);
    }

    extension(IResourceBuilder<NetScriptDatabaseResource> database)
    {
        /// <summary>The migrator of the database, for <c>WaitForCompletion(db.Migrations)</c>.</summary>
        public IResourceBuilder<NetScriptMigrationsResource> Migrations
        {
            [AspireExport("migrations")]
            get => database.ApplicationBuilder.CreateResourceBuilder(database.Resource.Migrations);
        }

        /// <summary>The container of the engine's server; <see langword="null"/> where none is started: a SQLite file, an external server.</summary>
        public IResourceBuilder<ContainerResource>? Server
        {
            [AspireExportIgnore(Reason = "The server of the resource is exported.")]
            get => database.Resource.Server is { } server ? database.ApplicationBuilder.CreateResourceBuilder(server) : null;
        }

        /// <summary>The database on the <c>Server</c>, as the engine's own integration has it; <see langword="null"/> where no server is started.</summary>
        public IResourceBuilder<IResourceWithConnectionString>? Database
        {
            [AspireExportIgnore(Reason = "The database of the resource is exported.")]
            get => database.Resource.Database is { } engineDatabase ? database.ApplicationBuilder.CreateResourceBuilder(engineDatabase) : null;
        }
    }

    private static void SetDatabaseVariables(Dictionary<string, object> variables, NetScriptDatabaseResource database)
    {
        if (database.Definition is not { } definition || (variables.ContainsKey("DATABASE_URL") && !definition.IsPrimary))
        {
            return;
        }

        variables["DATABASE_URL"] = database.UriExpression;
        variables["DB_PROVIDER"] = definition.Engine.Folder;
        variables["DATABASE_PROVIDER"] = definition.Engine.Folder;
    }
}
