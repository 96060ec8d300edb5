using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>SQLite: a file below the workspace, no server and no container.</summary>
internal sealed class SqliteProvisioner : IEngineProvisioner
{
    public DatabaseEngine Engine => DatabaseEngine.Sqlite;

    public ProvisionedDatabase Provision(ProvisioningContext context)
    {
        // Read once now, so that a wrong address is reported before anything starts.
        var connectionString = ComputedValue.Of(Resolve, Resolve());
        var uri = DatabaseUrl.Of(Engine, connectionString);
        return new()
        {
            ConnectionString = connectionString,
            Uri = uri,
            Properties = [new("DataSource", ComputedValue.Of(() => Engine.ConnectionStrings.GetDatabase(Resolve())!)), new("Uri", uri)],
        };

        string Resolve() => DatabaseEnvironment.ResolveConnectionString(context.Current(), context.Configuration);
    }
}
