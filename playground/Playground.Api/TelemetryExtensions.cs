using OpenTelemetry;

namespace Playground.Api;

/// <summary>Sends traces, metrics and logs to the Aspire dashboard, or to whatever else OTEL_EXPORTER_OTLP_ENDPOINT names.</summary>
internal static class TelemetryExtensions
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        // Milliseconds. On Ctrl+C the dashboard ends with the service, which would try for 10 seconds to send it the rest.
        builder.Configuration["OTEL_EXPORTER_OTLP_TIMEOUT"] ??= "500";
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore", "Npgsql", DatabaseExtensions.SqliteSource))
            .WithMetrics(metrics => metrics.AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"))
            .WithLogging()
            .UseOtlpExporter();
    }
}
