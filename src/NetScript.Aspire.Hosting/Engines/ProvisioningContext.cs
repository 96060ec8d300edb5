using Aspire.Hosting;
using Microsoft.Extensions.Configuration;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>What a database is provisioned from.</summary>
/// <param name="Builder">The application that it is added to.</param>
/// <param name="Configuration">The application's configuration, over that of the file with the block.</param>
/// <param name="Definition">The database, as configured.</param>
/// <param name="Current">The database as it is when asked, with what code has replaced since.</param>
internal sealed record ProvisioningContext(IDistributedApplicationBuilder Builder, IConfiguration Configuration, DatabaseDefinition Definition, Func<DatabaseDefinition> Current)
{
    /// <summary>Whether the application is published, and so deployed on another machine.</summary>
    public bool IsPublished => Builder.ExecutionContext.IsPublishMode;
}
