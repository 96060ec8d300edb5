using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Lets resources send their telemetry to the dashboard.</summary>
public static class OtlpConfigurationExtensions
{
    /// <summary>Tells a resource by <c>OTEL_*</c> environment variables to send its telemetry to the dashboard, when there is one.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddOtlpEnvironment(builder.Resource, builder.ApplicationBuilder.Configuration, builder.ApplicationBuilder.Environment);
        return builder;
    }

    /// <summary>Tells a resource by <c>OTEL_*</c> environment variables to send its telemetry to the dashboard, when there is one.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="configuration">The configuration of the AppHost.</param>
    /// <param name="environment">The environment that the AppHost runs in.</param>
    public static void AddOtlpEnvironment(IResource resource, IConfiguration configuration, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);

        // The address is read when the resource starts: the dashboard chooses its port before that, but after the resource was added.
        resource.Annotations.Add(new EnvironmentCallbackAnnotation((EnvironmentCallbackContext context) =>
        {
            // Port 0 asks for any port: no dashboard has chosen one.
            if (context.ExecutionContext.IsRunMode && Uri.TryCreate(configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"], UriKind.Absolute, out var url) && url.Port != 0)
            {
                AddVariables(context.EnvironmentVariables, resource.Name, url.OriginalString, configuration["AppHost:OtlpApiKey"], environment.IsDevelopment());
            }
        }));
    }

    private static void AddVariables(Dictionary<string, object> variables, string serviceName, string url, string? apiKey, bool isDevelopment)
    {
        // There is one instance of each resource, which the dashboard knows by the name of the resource: no service.instance.id is needed to tell them apart.
        variables["OTEL_SERVICE_NAME"] = serviceName;
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = url;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        if (apiKey is { Length: > 0 })
        {
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={apiKey}";
        }

        if (!isDevelopment)
        {
            return;
        }

        // Milliseconds: a developer wants to see what happens at once, and all of it.
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
    }
}
