using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>The environment variables by which the dashboard is configured.</summary>
internal static class DashboardEnvironment
{
    public const string BrowserTokenKey = "AppHost:BrowserToken";
    public const string OtlpApiKeyKey = "AppHost:OtlpApiKey";
    public const string ResourceServiceApiKeyKey = "AppHost:ResourceService:ApiKey";
    public const string TelemetryApiKeyKey = "AppHost:DashboardApiKey";

    private const string Prefix = "ASPIRE_DASHBOARD_";

    /// <summary>Says everything the dashboard has to know. A door whose key is not configured stands open.</summary>
    /// <param name="configuration">The configuration of the AppHost: what it says for the dashboard is passed on.</param>
    /// <param name="addresses">Where the dashboard listens.</param>
    /// <param name="resourceService">Where the AppHost listens for the dashboard.</param>
    public static IReadOnlyDictionary<string, string> Create(IConfiguration configuration, DashboardAddresses addresses, Uri resourceService)
    {
        var environment = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        foreach (var (key, value) in configuration.AsEnumerable())
        {
            if (value is not null && key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                environment[key] = value;
            }
        }

        environment["ASPNETCORE_ENVIRONMENT"] = configuration["ASPNETCORE_ENVIRONMENT"] ?? "Production";
        environment[DashboardAddresses.FrontendKey] = addresses.Frontend;
        environment[DashboardAddresses.OtlpGrpcKey] = addresses.OtlpGrpc;
        environment[DashboardAddresses.OtlpHttpKey] = addresses.OtlpHttp;
        environment[DashboardAddresses.ResourceServiceKey] = resourceService.AbsoluteUri;
        environment["DASHBOARD__FRONTEND__PUBLICURL"] = addresses.Browser;

        // The dashboard's log is read by a program, see DashboardLog.
        environment["LOGGING__CONSOLE__FORMATTERNAME"] = "json";

        Authenticate("FRONTEND", "BrowserToken", "BROWSERTOKEN", BrowserTokenKey);
        Authenticate("OTLP", "ApiKey", "PRIMARYAPIKEY", OtlpApiKeyKey);
        Authenticate("RESOURCESERVICECLIENT", "ApiKey", "APIKEY", ResourceServiceApiKeyKey);
        Authenticate("API", "ApiKey", "PRIMARYAPIKEY", TelemetryApiKeyKey);
        return environment;

        void Authenticate(string section, string mode, string name, string key)
        {
            environment[$"DASHBOARD__{section}__AUTHMODE"] = "Unsecured";

            if (configuration[key] is { Length: > 0 } secret)
            {
                environment[$"DASHBOARD__{section}__AUTHMODE"] = mode;
                environment[$"DASHBOARD__{section}__{name}"] = secret;
            }
        }
    }
}
