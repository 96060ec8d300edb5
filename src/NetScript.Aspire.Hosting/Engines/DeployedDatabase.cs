using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>
/// A database of a published application that brings no server for it. Its address is a parameter, for which the publisher asks: the one that is configured here is of this machine, and may be a secret.
/// </summary>
internal static class DeployedDatabase
{
    public static ProvisionedDatabase Provision(ProvisioningContext context) => context.Definition.Engine.IsFile ? File(context) : Server(context);

    private static ProvisionedDatabase File(ProvisioningContext context)
    {
        var file = Parameter(context, "file", $"The path of the database '{context.Definition.Key}' in the containers, on a volume that all of them share.", isSecret: false);
        var uri = ReferenceExpression.Create($"file:{file}");
        return new()
        {
            ConnectionString = ReferenceExpression.Create($"Data Source={file}"),
            Uri = uri,
            Properties = [new("DataSource", ReferenceExpression.Create($"{file}")), new("Uri", uri)],
        };
    }

    // Two, since what writes the files of a deployment cannot make a URL of a connection string.
    private static ProvisionedDatabase Server(ProvisioningContext context)
    {
        var connectionString = Parameter(context, "connection-string", $"The address of the database '{context.Definition.Key}' as an ADO.NET connection string.", isSecret: true);
        var uri = ReferenceExpression.Create($"{Parameter(context, "uri", $"The address of the database '{context.Definition.Key}' as a URL.", isSecret: true)}");
        return new() { ConnectionString = ReferenceExpression.Create($"{connectionString}"), Uri = uri, Properties = [new("Uri", uri)] };
    }

    private static ParameterResource Parameter(ProvisioningContext context, string name, string description, bool isSecret)
    {
        var parameter = context.Builder.AddParameter($"{context.Definition.Key}-{name}", secret: isSecret).Resource;
        parameter.Description = description;
        return parameter;
    }
}
