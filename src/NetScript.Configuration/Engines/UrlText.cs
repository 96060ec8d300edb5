using System.Globalization;
using System.Text.RegularExpressions;

namespace NetScript.Configuration.Engines;

/// <summary>
/// The parts of <c>scheme://user:password@host:port/database?parameter=value</c>, unescaped. <see cref="Uri"/> is not used because it refuses what drivers and Prisma
/// accept: no host but a socket, several hosts.
/// </summary>
internal sealed partial record UrlText(string Hosts, string? User, string? Password, string? Database, IReadOnlyDictionary<string, string> Parameters)
{
    private const string Encode = "Special characters in the user, the password and the database have to be percent-encoded ('@' is %40, '/' is %2F, ':' is %3A, '#' is %23).";

    /// <summary>The scheme of a text that starts like a URL, or <see langword="null"/>; no ADO.NET connection string does.</summary>
    public static string? Scheme(string text) => SchemePattern().Match(text) is { Success: true } match ? match.Groups["scheme"].Value.ToLowerInvariant() : null;

    /// <exception cref="FormatException">It is not of that form.</exception>
    public static UrlText Parse(string url)
    {
        var rest = url.Trim().Split("://", 2)[1];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var (authority, tail) = end < 0 ? (rest, "") : (rest[..end], rest[end..]);
        var at = authority.LastIndexOf('@');
        var (user, password) = at < 0 ? (null, null) : Cut(authority[..at], ':');
        var (path, query) = Cut(tail, '?');
        // A password with a bare '/', '?' or '#' in it moves the '@' behind the authority.
        if (path.Contains('@') || tail.Contains('#') || (at < 0 && tail.Contains('@')))
        {
            throw new FormatException($"There is a bare '@' or '#' behind the host of the URL. {Encode}");
        }

        return new UrlText(authority[(at + 1)..], Decode(user), Decode(password), Decode(path.TrimStart('/')), ReadParameters(query ?? ""));
    }

    /// <summary>Splits <c>host:port</c>; an IPv6 address stands in brackets, which are taken off.</summary>
    /// <exception cref="FormatException">The port is no port.</exception>
    public static (string Host, int? Port) SplitHost(string text)
    {
        var bracket = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) : -1;
        if (bracket > 0)
        {
            var port = text[(bracket + 1)..];
            return (text[1..bracket], port.Length == 0 ? null : ParsePort(port.TrimStart(':')));
        }

        var (host, after) = Cut(text, ':');
        return (Uri.UnescapeDataString(host), string.IsNullOrEmpty(after) ? null : ParsePort(after));
    }

    /// <exception cref="FormatException">The port is no port.</exception>
    public static int ParsePort(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new FormatException($"The port is not a number from 1 to 65535. {Encode}");

    /// <summary>Joins <c>host:port</c>, with brackets around an IPv6 address.</summary>
    public static string JoinHost(string host, int? port)
    {
        var address = host.Contains(':') && !host.StartsWith('[') ? $"[{host}]" : host;
        return port is null ? address : string.Create(CultureInfo.InvariantCulture, $"{address}:{port}");
    }

    /// <summary>Writes the URL.</summary>
    public string Write(string scheme)
    {
        var credentials = User is null && Password is null ? ""
            : Password is null ? $"{Uri.EscapeDataString(User!)}@"
            : $"{Uri.EscapeDataString(User ?? "")}:{Uri.EscapeDataString(Password)}@";
        var query = string.Join('&', Parameters.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value).Replace("%2F", "/", StringComparison.Ordinal)}"));
        return $"{scheme}://{credentials}{Hosts}/{Uri.EscapeDataString(Database ?? "")}{(query.Length == 0 ? "" : "?")}{query}";
    }

    /// <summary>Hides the password between <c>://</c> and the last <c>@</c> wherever that is, and the parameters that hold secrets: also right for a URL that was not encoded well.</summary>
    public static string Redact(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return RedactParameters(url);
        }

        start += 3;
        var at = url.LastIndexOf('@');
        if (at >= start)
        {
            var (user, password) = Cut(url[start..at], ':');
            return $"{url[..start]}{user}{(password is null ? "" : ":***")}{RedactParameters(url[at..])}";
        }

        return NoPortPattern().IsMatch(url[start..]) ? $"{url[..start]}***" : RedactParameters(url);
    }

    private static string RedactParameters(string text)
        => ParameterPattern().Replace(text, match => KeywordTable.IsSecret(match.Groups["name"].Value) ? $"{match.Groups["lead"].Value}***" : match.Value);

    private static Dictionary<string, string> ReadParameters(string query)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Cut(part, '=');
            parameters[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value ?? "");
        }

        return parameters;
    }

    private static (string Left, string? Right) Cut(string text, char separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    private static string? Decode(string? text) => string.IsNullOrEmpty(text) ? null : Uri.UnescapeDataString(text);

    [GeneratedRegex(@"^\s*((jdbc:)?(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*)://|(?<scheme>file):)", RegexOptions.CultureInvariant)]
    private static partial Regex SchemePattern();

    // "user:secret" without "@host" is not a host with a port.
    [GeneratedRegex(@"^[^\[/?]*:(?!\d{1,5}([/?,]|$))", RegexOptions.CultureInvariant)]
    private static partial Regex NoPortPattern();

    [GeneratedRegex(@"(?<lead>[?&](?<name>[^=&]*)=)[^&]*", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterPattern();
}
