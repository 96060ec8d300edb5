using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>What an engine gives for one database: its address and, in Container mode, the resources that run it.</summary>
internal sealed record ProvisionedDatabase
{
    public required ReferenceExpression ConnectionString { get; init; }

    public required ReferenceExpression Uri { get; init; }

    public required IReadOnlyList<KeyValuePair<string, ReferenceExpression>> Properties { get; init; }

    public IResourceBuilder<ContainerResource>? Server { get; init; }

    public IResourceBuilder<IResourceWithConnectionString>? Database { get; init; }

    /// <summary>A database on a server container, with the connection properties of the engine's own integration.</summary>
    public static ProvisionedDatabase OnServer<TServer, TDatabase>(
        DatabaseEngine engine, IResourceBuilder<TServer> server, IResourceBuilder<TDatabase> database)
        where TServer : ContainerResource
        where TDatabase : IResourceWithConnectionString
    {
        var connectionString = database.Resource.ConnectionStringExpression;
        var uri = DatabaseUrl.Of(engine, connectionString);
        return new()
        {
            ConnectionString = connectionString,
            Uri = uri,
            // SQL Server's integration has a URL of its own there, which Prisma cannot read.
            Properties = [.. database.Resource.GetConnectionProperties().Where(p => p.Key != "Uri"), new("Uri", uri)],
            Server = (IResourceBuilder<ContainerResource>)server,
            Database = (IResourceBuilder<IResourceWithConnectionString>)database,
        };
    }

    /// <summary>The place of a database whose configuration is wrong: asking for its address says what is wrong.</summary>
    public static ProvisionedDatabase Missing(string problem)
    {
        var missing = ReferenceExpression.Create($"{new MissingConnectionString(problem)}");
        return new() { ConnectionString = missing, Uri = missing, Properties = [] };
    }

    private sealed class MissingConnectionString(string problem) : IValueProvider, IManifestExpressionProvider
    {
        public string ValueExpression => "";

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
            throw new DistributedApplicationException(problem);
    }
}
