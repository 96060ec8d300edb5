using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Describes an application: its resources and the services that run them.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>The configuration of the AppHost.</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The directory of the AppHost project.</summary>
    string AppHostDirectory { get; }

    /// <summary>The assembly of the AppHost, if it could be found.</summary>
    Assembly? AppHostAssembly { get; }

    /// <summary>The environment that the AppHost runs in.</summary>
    IHostEnvironment Environment { get; }

    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }

    /// <summary>Publishes the events of the application.</summary>
    IDistributedApplicationEventing Eventing { get; }

    /// <summary>Whether the application runs or is published.</summary>
    DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>The resources of the application.</summary>
    IResourceCollection Resources { get; }

    /// <summary>Adds a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <typeparam name="T">The resource.</typeparam>
    /// <returns>Describes the resource further.</returns>
    /// <exception cref="DistributedApplicationException">There is a resource of that name, whatever its case.</exception>
    IResourceBuilder<T> AddResource<T>(T resource) where T : IResource;

    /// <summary>Describes a resource further without adding it.</summary>
    /// <param name="resource">The resource.</param>
    /// <typeparam name="T">The resource.</typeparam>
    /// <returns>Describes the resource further.</returns>
    IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource;

    /// <summary>Makes the application.</summary>
    /// <returns>The application, which is not started yet.</returns>
    DistributedApplication Build();
}
