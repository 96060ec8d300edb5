using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>All the streams of an object's log as one.</summary>
internal static class DcpLog
{
    /// <summary>Gives every line from the beginning, and goes on until the object is gone.</summary>
    public static async IAsyncEnumerable<DcpLogLine> FollowLogAsync<T>(
        this DcpClient client,
        string name,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IDcpObject
    {
        // A reader that leaves early must not leave the five requests behind.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lines = Channel.CreateUnbounded<DcpLogLine>(new UnboundedChannelOptions { SingleReader = true });
        var copying = CopyAllAsync();
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return line;
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task CopyAllAsync()
        {
            try
            {
                await Task.WhenAll(
                    CopyAsync(DcpLogStream.StartupOutput, line => Parse(line, isError: false)),
                    CopyAsync(DcpLogStream.StartupError, line => Parse(line, isError: false)),
                    CopyAsync(DcpLogStream.Output, line => Parse(line, isError: false)),
                    CopyAsync(DcpLogStream.Error, line => Parse(line, isError: true)),
                    CopyAsync(DcpLogStream.System, ParseSystem)).ConfigureAwait(false);
                lines.Writer.Complete();
            }
            catch (Exception exception)
            {
                lines.Writer.Complete(exception);
            }
        }

        async Task CopyAsync(string stream, Func<string, DcpLogLine?> parse)
        {
            await foreach (var text in client.FollowLogAsync<T>(name, stream, ending.Token).ConfigureAwait(false))
            {
                if (parse(text) is { } line)
                {
                    lines.Writer.TryWrite(line);
                }
            }
        }
    }

    private static DcpLogLine Parse(string text, bool isError)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && ParseTimestamp(text[..space]) is { } timestamp
            ? new DcpLogLine(timestamp, text[(space + 1)..], isError)
            : new DcpLogLine(null, text, isError);
    }

    // "<time> TAB <level> TAB <category> TAB <message> TAB <details as JSON>". Of the details only the error is shown: they also hold
    // the program's arguments, and with these its secrets.
    private static DcpLogLine? ParseSystem(string text)
    {
        return text.Split('\t') is [var time, "error", _, var message, .. var details]
            ? new DcpLogLine(ParseTimestamp(time), details is [.., var json] && ErrorIn(json) is { } error ? $"[sys] {message}: {error}" : $"[sys] {message}", IsError: true)
            : null;
    }

    private static string? ErrorIn(string json)
    {
        try
        {
            using var details = JsonDocument.Parse(json);
            return details.RootElement.TryGetProperty("error", out var error) ? error.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateTimeOffset? ParseTimestamp(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var timestamp)
            ? timestamp
            : null;
}
