using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>The registry of the engines that an AppHost can provision.</summary>
internal static class EngineProvisioners
{
    private static readonly IReadOnlyList<IEngineProvisioner> s_all =
    [
        new PostgresProvisioner(),
        new SqlServerProvisioner(),
        new MySqlProvisioner(),
        new SqliteProvisioner(),
    ];

    public static ProvisionedDatabase Provision(ProvisioningContext context)
    {
        var definition = context.Definition;
        if (context.IsPublished && (definition.Mode == DatabaseMode.External || definition.Engine.IsFile))
        {
            return DeployedDatabase.Provision(context);
        }

        // A file is a file in either mode.
        return definition.Mode == DatabaseMode.External && !definition.Engine.IsFile
            ? ExternalDatabase.Provision(context)
            : s_all.Single(provisioner => provisioner.Engine == definition.Engine).Provision(context);
    }
}
