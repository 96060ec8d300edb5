using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Eventing;

/// <summary>Something that happens in the life of a resource.</summary>
public interface IDistributedApplicationResourceEvent : IDistributedApplicationEvent
{
    /// <summary>The resource.</summary>
    IResource Resource { get; }

    /// <summary>The services of the application.</summary>
    /// <exception cref="NotSupportedException">The event does not carry them.</exception>
    IServiceProvider Services => throw new NotSupportedException($"{GetType().Name} carries no services.");

    /// <summary>Writes to the console log of the resource.</summary>
    ILogger Logger => Services.GetRequiredService<ResourceLoggerService>().GetLogger(Resource);
}
