using System.Diagnostics;
using System.Diagnostics.Metrics;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Migrations;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NetScript.Aspire.Hosting.Telemetry;

/// <summary>
/// Sends the traces, metrics and logs of one database's migrations to the dashboard, under the name of its migrations
/// resource. Does nothing where there is no dashboard.
/// </summary>
internal sealed class MigrationTelemetry : IDisposable
{
    // A first start may have to fetch the dashboard.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    // Milliseconds. Aspire has services export as often.
    private const int Interval = 1000;

    private readonly CancellationTokenSource _disposing = new();
    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;
    private readonly ILoggerFactory? _logs;

    public MigrationTelemetry(NetScriptDatabaseResource database, IConfiguration configuration)
    {
        // Port 0 is what Aspire.Hosting.Testing sets where no dashboard is started.
        if (!Uri.TryCreate(configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"], UriKind.Absolute, out var endpoint) || endpoint.Port == 0)
        {
            return;
        }

        // The dashboard links a resource to the telemetry of "<service>-<instance>", or of the service where it has no instance.
        var service = ResourceBuilder.CreateEmpty().AddService(database.Migrations.Name, autoGenerateServiceInstanceId: false);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(service)
            .AddSource(MigrationsTelemetry.ActivitySourceName)
            .AddProcessor(new DatabaseSpans(database.Name, new OtlpTraceExporter(Options())))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(service)
            .AddMeter(MigrationsTelemetry.MeterName)
            .AddView(instrument => IsOf(database.Name, instrument.Meter) ? null : MetricStreamConfiguration.Drop)
            .AddReader(new PeriodicExportingMetricReader(new OtlpMetricExporter(Options()), Interval))
            .Build();
        _logs = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
        {
            options.SetResourceBuilder(service);
            options.IncludeFormattedMessage = true;
            options.AddOtlpExporter(Configure);
        }));
        Logger = _logs.CreateLogger(MigrationsTelemetry.ActivitySourceName);

        OtlpExporterOptions Options()
        {
            var options = new OtlpExporterOptions();
            Configure(options);
            return options;
        }

        void Configure(OtlpExporterOptions options)
        {
            options.Endpoint = endpoint;
            options.Protocol = OtlpExportProtocol.Grpc;
            options.Headers = $"x-otlp-api-key={configuration["AppHost:OtlpApiKey"]}";
            options.TimeoutMilliseconds = (int)s_patience.TotalMilliseconds;
            options.HttpClientFactory = () => new HttpClient(new PatientHandler(_disposing.Token)) { Timeout = s_patience };
        }
    }

    /// <summary>Writes to the dashboard's structured logs.</summary>
    public ILogger Logger { get; } = NullLogger.Instance;

    public void Dispose()
    {
        _disposing.Cancel();
        _traces?.Dispose();
        _metrics?.Dispose();
        _logs?.Dispose();
        _disposing.Dispose();
    }

    // Each database has its own meter, of the same name.
    private static bool IsOf(string database, Meter meter) =>
        meter.Tags?.Any(tag => tag.Key == "netscript.database" && tag.Value is string name && name == database) is true;

    // All databases share one activity source, as OpenTelemetry wants it of a library; each exports its own spans.
    private sealed class DatabaseSpans(string database, BaseExporter<Activity> exporter) : BatchActivityExportProcessor(exporter, scheduledDelayMilliseconds: Interval)
    {
        public override void OnEnd(Activity data)
        {
            if (data.GetTagItem("netscript.database") is string name && name == database)
            {
                base.OnEnd(data);
            }
        }
    }
}
