using NetScript.Aspire.Hosting.Engines;
using NetScript.Configuration;
using NetScript.Migrations;
using NetScript.Schema;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A database of the <c>NetScript:Databases</c> block, as services reference it: healthy once it is provisioned, migrated
/// and seeded.
/// </summary>
[AspireExport(ExposeProperties = true)]
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
    /// What the configuration says of this database, and what code has replaced of that; <see langword="null"/> where it could
    /// not be read, in which case the resource fails to start and its log says why.
    /// </summary>
    [AspireExportIgnore(Reason = "A record of another assembly, which knows nothing of Aspire.")]
    public DatabaseDefinition? Definition { get; private set; }

    /// <summary>The resource that applies migrations and seeds to this database.</summary>
    [AspireExportIgnore(Reason = "The migrations of the builder are exported, which others can wait for.")]
    public NetScriptMigrationsResource Migrations { get; }

    /// <summary>The container of the engine's server; <see langword="null"/> where none is started: a SQLite file, an external server.</summary>
    public ContainerResource? Server => _provisioned.Server?.Resource;

    /// <summary>The database on the <see cref="Server"/>, as the engine's own integration has it; <see langword="null"/> where no server is started.</summary>
    public IResourceWithConnectionString? Database => _provisioned.Database?.Resource;

    /// <summary>The ADO.NET connection string.</summary>
    public ReferenceExpression ConnectionStringExpression => _provisioned.ConnectionString;

    /// <summary>The address as a URL in the form that Prisma reads, such as <c>postgresql://user:password@host:5432/orders</c>.</summary>
    public ReferenceExpression UriExpression => _provisioned.Uri;

    internal string? Problem { get; }

    /// <summary>The plugins besides those in the workspace.</summary>
    internal IList<PluginLocation> Plugins { get; } = [];

    /// <summary>The seeds in code.</summary>
    internal IList<SeedAction> Seeds { get; } = [];

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
        _provisioned.Properties;

    /// <summary>Replaces a setting. Where the configuration could not be read there is none: the resource says so itself.</summary>
    internal void Set(string setting, string method, Func<DatabaseDefinition, DatabaseDefinition> change) =>
        Definition = Definition is { } definition ? change(definition) with { SetInCode = definition.SetInCode.SetItem(setting, method) } : null;

    /// <summary>Puts a directory where the server, if one is started, has its data.</summary>
    internal void MountData(string path) => _provisioned.MountData?.Invoke(path);

    /// <summary>Reads the migrations and seeds as they are now.</summary>
    /// <exception cref="MigrationCatalogException">They are wrong.</exception>
    /// <exception cref="DistributedApplicationException">The configuration is wrong.</exception>
    internal MigrationCatalog LoadCatalog(string environment) => MigrationCatalog.Load(Defined(), Plugins, environment, Seeds, mayBeMissing: HasSchema);

    /// <summary>Whether there are <c>.prisma</c> files for it.</summary>
    internal bool HasSchema => Definition is { } definition && DatabaseSchema.DirectoriesOf(definition, Plugins).Count > 0;

    /// <summary>Reads the <c>.prisma</c> files as they are now.</summary>
    /// <exception cref="DistributedApplicationException">There are none, or the configuration is wrong.</exception>
    internal PrismaSchema LoadSchema() => DatabaseSchema.Load(Defined(), Plugins)
        ?? throw new DistributedApplicationException($"There is no Prisma schema for '{Name}', neither schema/ nor schema.prisma beside its migrations. Write one; `netscript db pull` makes one of a database.");

    private DatabaseDefinition Defined() => Definition ?? throw new DistributedApplicationException(Problem ?? $"Database '{Name}' has no definition.");
}
