using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>A database on a server that is already there: its address comes from the configuration, nothing is started.</summary>
internal static class ExternalDatabase
{
    public static ProvisionedDatabase Provision(ProvisioningContext context)
    {
        // Read now, so that a missing address is reported before anything starts.
        var definition = context.Definition;
        var value = DatabaseEnvironment.ResolveConnectionString(definition, context.Configuration);
        var format = definition.Engine.ConnectionStrings;
        var connectionString = Secret(definition, "connection-string", value);
        var uri = DatabaseUrl.Of(definition.Engine, connectionString);
        var properties = new List<KeyValuePair<string, ReferenceExpression>> { new("Uri", uri) };
        Add("Host", format.GetHost(value));
        Add("Port", format.GetPort(value)?.ToString(CultureInfo.InvariantCulture));
        Add("DatabaseName", format.GetDatabase(value));
        Add("Username", format.GetUser(value));
        if (format.GetPassword(value) is { } password)
        {
            properties.Add(new("Password", Secret(definition, "password", password)));
        }

        return new() { ConnectionString = connectionString, Uri = uri, Properties = properties };

        void Add(string name, string? text)
        {
            if (text is not null)
            {
                properties.Add(new(name, ReferenceExpression.Create($"{text}")));
            }
        }
    }

    // A secret parameter, so that the value is masked wherever it is shown.
    private static ReferenceExpression Secret(DatabaseDefinition definition, string name, string value) =>
        ReferenceExpression.Create($"{new ParameterResource($"{definition.Key}-{name}", _ => value, secret: true)}");
}
