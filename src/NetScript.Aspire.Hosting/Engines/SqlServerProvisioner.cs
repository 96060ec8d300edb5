using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>SQL Server on the official <c>Aspire.Hosting.SqlServer</c> integration.</summary>
internal sealed class SqlServerProvisioner : IEngineProvisioner
{
    public DatabaseEngine Engine => DatabaseEngine.Mssql;

    public ProvisionedDatabase Provision(ProvisioningContext context)
    {
        var definition = context.Definition;
        var server = context.Builder.AddSqlServer(definition.ServerName(), password: ServerPassword.Of(context), port: definition.Port).WithSettings(definition);
        var database = server.AddDatabase(definition.DatabaseResourceName(), definition.DatabaseName);
        var (host, port, user, password) = (server.Resource.Host, server.Resource.Port, server.Resource.UserNameReference, server.Resource.PasswordParameter);
        return ProvisionedDatabase.OnServer(
            context,
            server,
            database,
            (container, path) => _ = context.IsPublished ? container.WithDataVolume() : container.WithDataBindMount(path),
            ReferenceExpression.Create($"sqlserver://{host}:{port};database={definition.DatabaseName};user={user};password={password};trustServerCertificate=true"));
    }
}
