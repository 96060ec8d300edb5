using NetScript.Aspire.Hosting.Engines;
using NetScript.Configuration;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A database of the <c>NetScript:Databases</c> block, as services reference it: healthy once it is provisioned, migrated
/// and seeded.
/// </summary>
public sealed class NetScriptDatabaseResource : Resource, IResourceWithConnectionString, IResourceWithWaitSupport
{
    private readonly ProvisionedDatabase _provisioned;

    internal NetScriptDatabaseResource(DatabaseDefinition definition, ProvisionedDatabase provisioned)
        : base(definition.Key)
    {
        _provisioned = provisioned;
        Definition = definition;
        Migrations = new NetScriptMigrationsResource(this);
    }

    internal NetScriptDatabaseResource(string name, string problem)
        : base(name)
    {
        _provisioned = ProvisionedDatabase.Missing(problem);
        Problem = problem;
        Migrations = new NetScriptMigrationsResource(this);
    }

    /// <summary>
    /// What the configuration says of this database; <see langword="null"/> where it could not be read, in which case the
    /// resource fails to start and its log says why.
    /// </summary>
    public DatabaseDefinition? Definition { get; }

    /// <summary>The resource that applies migrations and seeds to this database.</summary>
    public NetScriptMigrationsResource Migrations { get; }

    /// <summary>The ADO.NET connection string.</summary>
    public ReferenceExpression ConnectionStringExpression => _provisioned.ConnectionString;

    /// <summary>The address as a URL in the form that Prisma reads, such as <c>postgresql://user:password@host:5432/orders</c>.</summary>
    public ReferenceExpression UriExpression => _provisioned.Uri;

    internal string? Problem { get; }

    internal IResourceBuilder<IResource>? Server => _provisioned.Server;

    internal IResourceBuilder<IResource>? Database => _provisioned.Database;

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
        _provisioned.Properties;
}
