using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>What an engine gives for one database: its address and, in Container mode, the resources that run it.</summary>
internal sealed record ProvisionedDatabase
{
    public required ReferenceExpression ConnectionString { get; init; }

    public required ReferenceExpression Uri { get; init; }

    public required IReadOnlyList<KeyValuePair<string, ReferenceExpression>> Properties { get; init; }

    public IResourceBuilder<ContainerResource>? Server { get; init; }

    public IResourceBuilder<IResourceWithConnectionString>? Database { get; init; }

    /// <summary>Puts a directory where the server in the container has its data, in place of the one that is there.</summary>
    public Action<string>? MountData { get; init; }

    /// <summary>A database on a server container, with the connection properties of the engine's own integration.</summary>
    /// <param name="context">What it is provisioned from.</param>
    /// <param name="server">The server.</param>
    /// <param name="database">The database on it.</param>
    /// <param name="mount">Puts the data where the settings say.</param>
    /// <param name="publishedUri">The URL made of what a publisher knows the names of, where the integration's own is not one that Prisma reads.</param>
    public static ProvisionedDatabase OnServer<TServer, TDatabase>(
        ProvisioningContext context,
        IResourceBuilder<TServer> server,
        IResourceBuilder<TDatabase> database,
        Action<IResourceBuilder<TServer>, string> mount,
        ReferenceExpression? publishedUri = null)
        where TServer : ContainerResource
        where TDatabase : IResourceWithConnectionString
    {
        DataPathLock.Guard(server, context.Current);
        IReadOnlyList<IResourceAnnotation> mounts = [];
        if (context.Definition.DataPath is { } dataPath)
        {
            MountData(dataPath);
        }

        var connectionString = database.Resource.ConnectionStringExpression;
        var own = database.Resource.GetConnectionProperties().ToDictionary();
        var uri = context.IsPublished ? publishedUri ?? own["Uri"] : DatabaseUrl.Of(context.Definition.Engine, connectionString);
        return new()
        {
            ConnectionString = connectionString,
            Uri = uri,
            // SQL Server's integration has a URL of its own there, which Prisma cannot read.
            Properties = [.. own.Where(p => p.Key != "Uri"), new("Uri", uri)],
            Server = (IResourceBuilder<ContainerResource>)server,
            Database = (IResourceBuilder<IResourceWithConnectionString>)database,
            MountData = MountData,
        };

        void MountData(string path)
        {
            foreach (var earlier in mounts)
            {
                server.Resource.Annotations.Remove(earlier);
            }

            var others = server.Resource.Annotations.ToHashSet();
            mount(server, path);
            mounts = [.. server.Resource.Annotations.Where(annotation => !others.Contains(annotation))];
        }
    }

    /// <summary>The place of a database whose configuration is wrong: asking for its address says what is wrong.</summary>
    public static ProvisionedDatabase Missing(string problem)
    {
        var missing = ComputedValue.Of(() => throw new DistributedApplicationException(problem));
        return new() { ConnectionString = missing, Uri = missing, Properties = [] };
    }
}
