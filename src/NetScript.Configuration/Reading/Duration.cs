using System.Globalization;
using System.Text.RegularExpressions;

namespace NetScript.Configuration.Reading;

/// <summary>Times as people write them: <c>00:00:30</c> (<c>[d.]hh:mm:ss[.fff]</c>), or a whole number with <c>ms</c>, <c>s</c>, <c>m</c> or <c>h</c>.</summary>
internal static partial class Duration
{
    public const string Allowed = "a time such as 30s, 500ms, 2m, 1h or 00:00:30, at most 24 days";

    // Timers count milliseconds in an Int32.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(24);

    public static bool TryParse(string text, out TimeSpan value)
    {
        // Without a colon, TimeSpan reads a number as days.
        var parsed = UnitPattern().Match(text) is { Success: true } match
            ? TryParseUnit(match.Groups["number"].Value, match.Groups["unit"].Value, out value)
            : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value) && text.Contains(':');
        return parsed && value >= TimeSpan.Zero && value <= s_longest;
    }

    private static bool TryParseUnit(string number, string unit, out TimeSpan value)
    {
        var one = unit.ToLowerInvariant() switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            _ => TimeSpan.FromHours(1),
        };
        var fits = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= s_longest / one;
        value = fits ? count * one : default;
        return fits;
    }

    [GeneratedRegex(@"^(?<number>\d+)\s*(?<unit>ms|s|m|h)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitPattern();
}
