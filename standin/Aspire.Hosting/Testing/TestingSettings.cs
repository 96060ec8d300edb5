using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>How applications are made for tests.</summary>
internal static class TestingSettings
{
    /// <summary>Sets what tests want; the test's own wishes and the command line go before.</summary>
    public static void Configure(
        DistributedApplicationOptions options,
        HostApplicationBuilderSettings settings,
        string[] args,
        Assembly? appHost,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        settings.Args = [.. settings.Args ?? [], .. args];
        options.Args = settings.Args;
        options.AssemblyName = appHost?.GetName().Name;
        options.DisableDashboard = true;
        options.EnableResourceLogging = true;
        settings.ApplicationName = options.AssemblyName;
        settings.ContentRootPath = AppHostProject.GetDirectory(appHost);
        settings.Configuration ??= new ConfigurationManager();

        AddDefaults(settings, new Dictionary<string, string?>
        {
            ["DcpPublisher:RandomizePorts"] = "true",
            ["ASPNETCORE_URLS"] = "http://localhost:0",
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:0",
            ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
        });
        configureBuilder(options, settings);
        AddDefaults(settings, LaunchProfileEnvironment.Read(AppHostProject.GetDirectory(appHost), GetConfigured(settings)["DOTNET_LAUNCH_PROFILE"]));
    }

    /// <summary>The AppHost whose test is on the stack, if the test is part of an AppHost.</summary>
    public static Assembly? FindCallingAppHost() =>
        new StackTrace().GetFrames()
            .Select(frame => frame.GetMethod()?.DeclaringType?.Assembly)
            .FirstOrDefault(assembly => AppHostProject.GetDirectory(assembly) is not null)
        ?? Assembly.GetEntryAssembly();

    private static void AddDefaults(HostApplicationBuilderSettings settings, Dictionary<string, string?> defaults)
    {
        var configured = GetConfigured(settings);
        settings.Configuration!.AddInMemoryCollection(defaults.Where(entry => configured[entry.Key] is null).ToList());
    }

    private static IConfiguration GetConfigured(HostApplicationBuilderSettings settings) =>
        new ConfigurationBuilder().AddConfiguration(settings.Configuration!).AddCommandLine(settings.Args ?? []).Build();
}
