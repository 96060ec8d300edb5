using System.Text.Json;
using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>Passes on what the dashboard writes: its troubles to people, the rest to those who debug it.</summary>
internal sealed class DashboardLog(ILogger logger)
{
    /// <summary>What the dashboard last wrote on its error stream, which says why it does not start.</summary>
    public string? LastError { get; private set; }

    /// <summary>Passes on one line.</summary>
    public void Write(DcpLogLine line)
    {
        if (TryParse(line.Content) is { } entry)
        {
            // Libraries of the dashboard warn of what is not for the people of an AppHost to mend.
            var isOwn = entry.Category.StartsWith("Aspire.", StringComparison.Ordinal);
            var isTrouble = entry.LogLevel >= (isOwn ? LogLevel.Warning : LogLevel.Error);
            var reason = entry.Exception?.Split('\n')[0].TrimEnd();
            logger.Log(isTrouble ? entry.LogLevel : LogLevel.Debug, "{Category}: {DashboardMessage} {DashboardException}", entry.Category, entry.Message, reason);
            return;
        }

        LastError = line.IsError && line.Content.Length > 0 ? line.Content : LastError;
        logger.LogDebug("{DashboardMessage}", line.Content);
    }

    private static Entry? TryParse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;

            return root.ValueKind is JsonValueKind.Object && Enum.TryParse<LogLevel>(Text(root, "LogLevel"), out var level)
                ? new(level, Text(root, "Category") ?? "", Text(root, "Message") ?? "", Text(root, "Exception"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }

        static string? Text(JsonElement element, string name)
            => element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
    }

    private sealed record Entry(LogLevel LogLevel, string Category, string Message, string? Exception);
}
