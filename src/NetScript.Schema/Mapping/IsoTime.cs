using System.Globalization;

namespace NetScript.Schema.Mapping;

/// <summary>Times as Prisma writes them: with no fraction of a second, or with three, six or nine digits of it, and with the offset that was given.</summary>
internal static class IsoTime
{
    private const int OffsetLength = 6;
    private const int SecondsLength = 19;

    /// <summary>With a <c>T</c> between date and time.</summary>
    public static string Of(string time)
    {
        var text = time.ToUpperInvariant().Replace(' ', 'T');
        text = text.EndsWith('Z') ? $"{text[..^1]}+00:00" : text;
        if (text.Length < SecondsLength + OffsetLength)
        {
            return time;
        }

        var fraction = text[SecondsLength..^OffsetLength].TrimStart('.').TrimEnd('0');
        var length = (fraction.Length + 2) / 3 * 3;
        return $"{text[..SecondsLength]}{(length == 0 ? "" : $".{fraction.PadRight(length, '0')}")}{text[^OffsetLength..]}";
    }

    /// <summary>In UTC, with a space between date and time and without an offset.</summary>
    public static string Universal(string time) => DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
        ? parsed.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)
        : time;

    /// <summary>With spaces between date, time and offset.</summary>
    public static string Spaced(string time) => time.Length < SecondsLength + OffsetLength ? time : $"{time[..^OffsetLength].Replace('T', ' ')} {time[^OffsetLength..]}";
}
