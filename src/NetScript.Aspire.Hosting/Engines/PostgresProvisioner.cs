using Aspire.Hosting;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>PostgreSQL on the official <c>Aspire.Hosting.PostgreSQL</c> integration.</summary>
internal sealed class PostgresProvisioner : IEngineProvisioner
{
    public DatabaseEngine Engine => DatabaseEngine.Postgres;

    public ProvisionedDatabase Provision(ProvisioningContext context)
    {
        var definition = context.Definition;
        var server = context.Builder.AddPostgres(definition.ServerName(), password: ServerPassword.Of(context), port: definition.Port).WithSettings(definition);
        var database = server.AddDatabase(definition.DatabaseResourceName(), definition.DatabaseName);
        return ProvisionedDatabase.OnServer(context, server, database, (container, path) => _ = context.IsPublished ? container.WithDataVolume() : container.WithDataBindMount(path));
    }
}
