using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetScript.Cli.Reports;

/// <summary>Writes reports as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FailureOnly))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(DeployReport))]
[JsonSerializable(typeof(SeedReport))]
[JsonSerializable(typeof(ListReport))]
[JsonSerializable(typeof(PreviewReport))]
[JsonSerializable(typeof(HistoryReport))]
[JsonSerializable(typeof(ResetReport))]
[JsonSerializable(typeof(FormatReport))]
[JsonSerializable(typeof(DiffReport))]
[JsonSerializable(typeof(PushReport))]
[JsonSerializable(typeof(PullReport))]
[JsonSerializable(typeof(MigrateReport))]
[JsonSerializable(typeof(IReadOnlyList<DiagnosticItem>))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    // Paths and messages are for people too: "é" and "'" are written as they are.
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<DiagnosticItem> diagnostics) => JsonSerializer.Serialize(diagnostics, typeof(IReadOnlyList<DiagnosticItem>), new ReportJson(s_options));

    public static string Write(Report report) => JsonSerializer.Serialize(report, report.GetType(), new ReportJson(s_options));
}
