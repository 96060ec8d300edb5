using System.Data.Common;

namespace NetScript.Configuration.Engines;

/// <summary>
/// Microsoft.Data.Sqlite's <c>Data Source=…</c> and Prisma's <c>file:./dev.db</c> or <c>file:///absolute/dev.db</c>. Relative paths stay relative. Of the URL's characters only
/// <c>%</c>, <c>?</c> and <c>#</c> are escaped, as SQLite asks for: Prisma takes the rest literally.
/// </summary>
internal sealed class SqliteConnectionStrings() : ConnectionStringFormat(s_keywords)
{
    private static readonly KeywordTable s_keywords = new(
        ["Data Source", "Filename"],
        ["Mode"],
        ["Cache"],
        ["Password"],
        ["Foreign Keys"],
        ["Recursive Triggers"],
        ["Default Timeout", "Command Timeout"],
        ["Pooling"]);

    // The names of Microsoft.Data.Sqlite, and of SQLite's own URIs.
    private static readonly (string Keyword, string Value, string Parameter, string ParameterValue)[] s_options =
    [
        ("Mode", "ReadOnly", "mode", "ro"), ("Mode", "ReadWrite", "mode", "rw"), ("Mode", "ReadWriteCreate", "mode", "rwc"), ("Mode", "Memory", "mode", "memory"),
        ("Cache", "Shared", "cache", "shared"), ("Cache", "Private", "cache", "private"),
    ];

    // There is no server.
    protected override string HostKeyword => "Host";

    protected override string DatabaseKeyword => "Data Source";

    protected override string UrlExample => "file:./dev.db or file:///absolute/dev.db";

    public override bool IsUrl(string text) => UrlText.Scheme(text) is "file";

    protected override DbConnectionStringBuilder FromOwnUrl(string url)
    {
        var text = url.Trim()["file:".Length..].Split('#')[0];
        var parts = text.Split('?', 2);
        var path = Uri.UnescapeDataString(WithoutAuthority(parts[0]));
        if (path.Length == 0)
        {
            throw new FormatException($"The URL names no file: it has the form {UrlExample}.");
        }

        var builder = new DbConnectionStringBuilder { ["Data Source"] = path };
        foreach (var parameter in parts.Length == 1 ? [] : parts[1].Split('&'))
        {
            if (s_options.FirstOrDefault(option => parameter == $"{option.Parameter}={option.ParameterValue}") is { Keyword: not null } option)
            {
                builder[option.Keyword] = option.Value;
            }
        }

        return builder;
    }

    protected override string ToOwnUrl(DbConnectionStringBuilder builder)
    {
        var path = (Get(builder, "Data Source") ?? throw new FormatException("The connection string names no file: it needs Data Source=…."))
            .Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
        var parameters = s_options
            .Where(option => option.Value.Equals(Get(builder, option.Keyword), StringComparison.OrdinalIgnoreCase))
            .Select(option => $"{option.Parameter}={option.ParameterValue}");
        var query = string.Join('&', parameters);
        return $"file:{(path.StartsWith('/') ? "//" : IsWindowsPath(path) ? "///" : "")}{path}{(query.Length == 0 ? "" : "?")}{query}";
    }

    // "file:///home/a.db", "file://localhost/home/a.db", "file:/home/a.db" and "file:///C:/a.db", "file:C:/a.db", "file:./a.db".
    private static string WithoutAuthority(string path)
    {
        var local = path.StartsWith("//", StringComparison.Ordinal) && path.IndexOf('/', 2) is > 0 and var slash ? path[slash..] : path;
        return local.StartsWith('/') && IsWindowsPath(local[1..]) ? local[1..] : local;
    }

    private static bool IsWindowsPath(string path) => path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '/' or '\\';
}
