using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Migrations;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NetScript.Aspire.Hosting.Telemetry;

/// <summary>
/// Sends the traces and logs of one database's migrations to the dashboard, under the name of its migrations
/// resource. Does nothing where there is no dashboard.
/// </summary>
internal sealed class MigrationTelemetry : IDisposable
{
    // A first start may have to fetch the dashboard.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _disposing = new();
    private readonly TracerProvider? _traces;
    private readonly ILoggerFactory? _logs;

    public MigrationTelemetry(NetScriptDatabaseResource database, IConfiguration configuration)
    {
        if (configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] is not { Length: > 0 } endpoint)
        {
            return;
        }

        var service = ResourceBuilder.CreateEmpty().AddService(database.Migrations.Name, serviceInstanceId: database.Migrations.Name);
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(service)
            .AddSource(MigrationsTelemetry.ActivitySourceName)
            .AddProcessor(new DatabaseSpans(database.Name, new OtlpTraceExporter(Options())))
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
            options.Endpoint = new Uri(endpoint);
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
        _logs?.Dispose();
        _disposing.Dispose();
    }

    // All databases share one activity source, as OpenTelemetry wants it of a library; each exports its own spans.
    private sealed class DatabaseSpans(string database, BaseExporter<Activity> exporter) : BatchActivityExportProcessor(exporter, scheduledDelayMilliseconds: 1000)
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
