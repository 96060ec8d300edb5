using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>SQLite: a file below the workspace, no server and no container.</summary>
internal sealed class SqliteProvisioner : IEngineProvisioner
{
    public DatabaseEngine Engine => DatabaseEngine.Sqlite;

    public ProvisionedDatabase Provision(ProvisioningContext context)
    {
        var value = DatabaseEnvironment.ResolveConnectionString(context.Definition, context.Configuration);
        var connectionString = ReferenceExpression.Create($"{value}");
        var uri = DatabaseUrl.Of(Engine, connectionString);
        return new()
        {
            ConnectionString = connectionString,
            Uri = uri,
            Properties = [new("DataSource", ReferenceExpression.Create($"{Engine.ConnectionStrings.GetDatabase(value)}")), new("Uri", uri)],
        };
    }
}
