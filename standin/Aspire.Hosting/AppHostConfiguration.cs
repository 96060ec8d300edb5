using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>The settings that every application has, whether they are configured or not.</summary>
internal static class AppHostConfiguration
{
    private static readonly Dictionary<string, string> s_switches = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--dcp-cli-path"] = "DcpPublisher:CliPath",
        ["--dcp-dashboard-path"] = "DcpPublisher:DashboardPath",
    };

    /// <summary>Adds what is not configured.</summary>
    public static void Complete(ConfigurationManager configuration, DistributedApplicationOptions options, string directory, string path)
    {
        configuration.AddCommandLine(options.Args ?? [], s_switches);
        var hash = configuration["AppHostSha"] ?? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path.ToLowerInvariant())));
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AppHost:Directory"] = directory,
            ["AppHost:Path"] = path,
            ["AppHost:DashboardApplicationName"] = options.DashboardApplicationName ?? Path.GetFileName(path),
            ["AppHost:Sha256"] = hash,
            ["AppHost:PathSha256"] = hash,
        });

        if (options.AllowUnsecuredTransport)
        {
            configuration["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        }

        if (!options.DisableDashboard)
        {
            AddDashboardKeys(configuration);
        }
    }

    /// <summary>What the AppHost is run for.</summary>
    /// <exception cref="DistributedApplicationException">It is run for something unknown.</exception>
    public static DistributedApplicationOperation GetOperation(IConfiguration configuration) =>
        (configuration["AppHost:Operation"]?.ToLowerInvariant(), configuration["Publishing:Publisher"]) switch
        {
            ("publish", _) or (null, not null) => DistributedApplicationOperation.Publish,
            ("run" or null, _) => DistributedApplicationOperation.Run,
            _ => throw new DistributedApplicationException($"Invalid operation '{configuration["AppHost:Operation"]}' specified. Valid operations are 'publish' or 'run'."),
        };

    /// <summary>Keys that let the resources and the browser talk to the dashboard, new for each run unless they are configured.</summary>
    private static void AddDashboardKeys(ConfigurationManager configuration)
    {
        if (configuration.GetValue("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", configuration.GetValue("DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", false)))
        {
            configuration["AppHost:ResourceService:AuthMode"] = "Unsecured";
            return;
        }

        configuration["AppHost:OtlpApiKey"] ??= CreateKey();
        configuration["AppHost:DashboardApiKey"] ??= CreateKey();
        configuration["AppHost:BrowserToken"] = GetNonEmpty(configuration, "ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN") ?? CreateKey();
        configuration["AppHost:ResourceService:AuthMode"] = "ApiKey";
        configuration["AppHost:ResourceService:ApiKey"] = GetNonEmpty(configuration, "ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY") ?? CreateKey();
    }

    private static string? GetNonEmpty(ConfigurationManager configuration, string key) =>
        configuration[key] is { Length: > 0 } value ? value : null;

    /// <summary>128 bits, as many as the official AppHost gives its keys.</summary>
    private static string CreateKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
