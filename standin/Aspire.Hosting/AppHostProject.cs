using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Where the AppHost's project and its settings are.</summary>
internal static class AppHostProject
{
    /// <summary>The assembly whose user secrets and metadata are the AppHost's.</summary>
    public static Assembly? FindAssembly(DistributedApplicationOptions options) =>
        options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly();

    /// <summary>The directory that an AppHost's assembly was built from, unless it has been moved to where that is not.</summary>
    public static string? GetDirectory(Assembly? assembly)
    {
        var directory = assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "AppHostProjectPath")?.Value;

        return Directory.Exists(directory) ? directory : null;
    }

    /// <summary>
    /// A host that reads the settings of the AppHost's project: appsettings.json, appsettings.{environment}.json, user secrets
    /// (in development), the environment and the command line, the later ones first.
    /// </summary>
    public static HostApplicationBuilder CreateHostBuilder(DistributedApplicationOptions options, HostApplicationBuilderSettings settings, Assembly? assembly)
    {
        settings.Args ??= options.Args;
        settings.ApplicationName ??= assembly?.GetName().Name;
        settings.ContentRootPath ??= options.ProjectDirectory ?? GetDirectory(assembly);
        settings.Configuration ??= new ConfigurationManager();
        settings.Configuration.AddEnvironmentVariables("ASPIRE_");

        return new HostApplicationBuilder(settings);
    }
}
