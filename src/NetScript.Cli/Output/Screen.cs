using System.Text;
using Spectre.Console;

namespace NetScript.Cli.Output;

/// <summary>Where a command writes: its result to the standard output, and all that is said on the way to the standard error.</summary>
internal sealed class Screen(bool isJson, bool isVerbose, bool isPlain)
{
    private const int BufferSize = 16384;

    private readonly Lazy<IAnsiConsole> _result = new(() => Create(Console.Out, Console.IsOutputRedirected, isPlain));
    private readonly Lazy<IAnsiConsole> _log = new(() => Create(Console.Error, Console.IsErrorRedirected, isPlain));

    /// <summary>Whether the result is one JSON object.</summary>
    public bool IsJson { get; } = isJson;

    /// <summary>Whether everything is said.</summary>
    public bool IsVerbose { get; } = isVerbose;

    /// <summary>Takes the result for people.</summary>
    public IAnsiConsole Result => _result.Value;

    /// <summary>Takes progress, warnings, errors and questions.</summary>
    public IAnsiConsole Log => _log.Value;

    /// <summary>Whether somebody can be asked.</summary>
    public static bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Whether <see cref="Log"/> can be written over; without asking Spectre, which takes its time.</summary>
    public bool IsLive => !isPlain && !Console.IsErrorRedirected && Log.Profile.Capabilities.Ansi;

    /// <summary>The lines of a run that is not live: what else is said comes behind those that were there before.</summary>
    public LineBatch? Progress { private get; set; }

    /// <summary>Writes a line of the result as it is.</summary>
    public static void WriteResult(string text) => WriteText($"{text}{Environment.NewLine}");

    /// <summary>Writes text of the result as it is, much at a time: the writer of the console hands over 256 characters.</summary>
    public static void WriteText(params IReadOnlyList<string> parts)
    {
        // Some encodings would be told by a mark at the beginning.
        var encoding = Console.OutputEncoding is UTF8Encoding ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Console.OutputEncoding;
        using var writer = new StreamWriter(Console.OpenStandardOutput(), encoding, BufferSize);
        foreach (var part in parts)
        {
            writer.Write(part);
        }
    }

    /// <summary>Writes text to a stream of the console.</summary>
    public static void Write(Stream stream, string text) => stream.Write(Console.OutputEncoding.GetBytes(text));

    /// <summary>Writes a line that is no result as it is.</summary>
    public void WriteLine(string text)
    {
        if (IsLive)
        {
            Log.WriteLine(text);
        }
        else
        {
            Progress?.Flush();
            Console.Error.WriteLine(text);
        }
    }

    public void Warn(string text) => Tell("warning", Color.Yellow, text);

    public void Fail(string text) => Tell("error", Color.Red, text);

    private void Tell(string kind, Color color, string text)
    {
        if (IsLive)
        {
            Log.Write(new Paragraph($"{kind}: ", new Style(color, decoration: Decoration.Bold)).Append($"{text}\n"));
        }
        else
        {
            Progress?.Flush();
            Console.Error.WriteLine($"{kind}: {text}");
        }
    }

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected, bool isPlain)
    {
        if (isPlain)
        {
            // Where Spectre writes no escapes it sets the colours of System.Console, which heeds only the variable.
            Environment.SetEnvironmentVariable("NO_COLOR", "1");
        }

        var isText = isPlain || isRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isText ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isText ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            // They turn colours on where a build server would show them: what is redirected is to be read by programs.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (isRedirected)
        {
            // Nothing has a width here, so nothing is to be wrapped.
            console.Profile.Width = 10_000;
        }

        return console;
    }
}
