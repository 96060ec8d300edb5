using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Describes an application: its resources and the services that run them.</summary>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly AppHostBuilding? _building;

    /// <summary>Describes an application.</summary>
    /// <param name="args">The command line of the AppHost.</param>
    public DistributedApplicationBuilder(string[] args) : this(new DistributedApplicationOptions { Args = args })
    {
    }

    /// <summary>Describes an application.</summary>
    /// <param name="options">How it is made.</param>
    public DistributedApplicationBuilder(DistributedApplicationOptions options) : this(options, new HostApplicationBuilderSettings())
    {
    }

    internal DistributedApplicationBuilder(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(options);

        _building = AppHostBuilding.Current;
        _building?.Constructing(options, settings);

        AppHostAssembly = AppHostProject.FindAssembly(options);
        _host = AppHostProject.CreateHostBuilder(options, settings, AppHostAssembly);
        AppHostDirectory = options.ProjectDirectory ?? _host.Environment.ContentRootPath;
        AppHostPath = Path.GetFullPath(_host.Environment.ApplicationName, AppHostDirectory);
        AppHostConfiguration.Complete(_host.Configuration, options, AppHostDirectory, AppHostPath);

        ExecutionContext = new DistributedApplicationExecutionContext(AppHostConfiguration.GetOperation(_host.Configuration));
        _host.AddApplicationServices(options, this);
    }

    /// <summary>The environment that the AppHost runs in.</summary>
    public IHostEnvironment Environment => _host.Environment;

    /// <summary>The configuration of the AppHost.</summary>
    public ConfigurationManager Configuration => _host.Configuration;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services => _host.Services;

    /// <summary>The directory of the AppHost project.</summary>
    public string AppHostDirectory { get; }

    /// <summary>The path of the AppHost project, without an extension.</summary>
    public string AppHostPath { get; }

    /// <summary>The assembly of the AppHost, if it could be found.</summary>
    public Assembly? AppHostAssembly { get; }

    /// <summary>Whether the application runs or is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>The resources of the application.</summary>
    public IResourceCollection Resources { get; } = new ResourceCollection();

    /// <summary>Publishes the events of the application.</summary>
    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    /// <summary>Makes the application.</summary>
    /// <returns>The application, which is not started yet.</returns>
    /// <exception cref="NotSupportedException">The AppHost was asked to publish the application.</exception>
    public DistributedApplication Build()
    {
        if (ExecutionContext.IsPublishMode)
        {
            throw new NotSupportedException("Publishing is not supported here: the AppHost was run with '--operation publish' or '--publisher' on the stand-in for Aspire. Build it with the official Aspire packages (-p:AspireFeed=official).");
        }

        _building?.WaitUntilRequested(this);
        foreach (var resource in Resources)
        {
            LifecycleCommands.AddTo(resource);
        }

        var host = _host.Build();
        ExecutionContext.SetServices(host.Services);
        var application = new DistributedApplication(host);
        _building?.Built(application);

        return _building is null ? application : new EntryPointApplication(host, _building);
    }

    /// <inheritdoc />
    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        ModelName.Validate("Resource", resource.Name);

        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    /// <inheritdoc />
    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);

        return new DistributedApplicationResourceBuilder<T>(this, resource);
    }
}
