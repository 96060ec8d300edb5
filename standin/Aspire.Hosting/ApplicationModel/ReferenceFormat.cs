using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How texts and values become parts of a composite format string.</summary>
internal static partial class ReferenceFormat
{
    /// <summary>Applies the format of a hole.</summary>
    public static string? Apply(string? value, string? format)
    {
        if (value is null || format is null)
        {
            return value;
        }

        return format.Equals("uri", StringComparison.OrdinalIgnoreCase)
            ? Uri.EscapeDataString(value)
            : throw new NotSupportedException($"The format '{format}' is not supported. Supported formats are 'uri' (encodes a URI)");
    }

    /// <summary>Doubles single braces. Braces that were doubled already stay as they are.</summary>
    public static string Escape(string text) => Braces().Replace(text, static brace => new string(brace.ValueSpan[0], 2));

    [GeneratedRegex(@"\{\{?|\}\}?", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
