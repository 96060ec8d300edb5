namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// The migrator of one database: it applies the pending migrations of the application and its plugins, then the seeds.
/// </summary>
/// <remarks>
/// Its state is <c>Waiting</c>, <c>Running</c> (with the progress as text), then <c>Finished</c> with exit code 0, or
/// <c>Exited</c> with exit code 1. Resources that depend on the database wait for the database itself; waiting for the
/// completion of this resource is for those that need no connection.
/// <para>
/// While the application runs, this is no container: it works in the AppHost. When the application is published it is one, which
/// publishers can be told about like any other (<c>WithEnvironment</c>, <c>PublishAsDockerComposeService</c>).
/// </para>
/// </remarks>
[AspireExport(ExposeProperties = true)]
public sealed class NetScriptMigrationsResource : ContainerResource
{
    internal NetScriptMigrationsResource(NetScriptDatabaseResource database)
        : base($"{database.Name}-migrations")
    {
        Database = database;
    }

    /// <summary>The database that is migrated.</summary>
    public NetScriptDatabaseResource Database { get; }
}
