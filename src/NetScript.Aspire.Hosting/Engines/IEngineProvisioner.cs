using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>Adds to the application what runs the databases of one engine.</summary>
internal interface IEngineProvisioner
{
    DatabaseEngine Engine { get; }

    /// <summary>Adds what runs the database, and says how to reach it.</summary>
    ProvisionedDatabase Provision(ProvisioningContext context);
}
