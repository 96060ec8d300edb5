using System.Data.Common;
using System.Globalization;

namespace NetScript.Configuration.Engines;

/// <summary>
/// Microsoft.Data.SqlClient's connection strings and Prisma's <c>sqlserver://host:1433;database=…;user=…;password={…}</c>; <c>jdbc:sqlserver://</c>, <c>mssql://</c> and the form
/// <c>mssql://user:password@host:1433/database</c>, which Aspire writes, are read too.
/// </summary>
internal sealed class MssqlConnectionStrings() : ConnectionStringFormat(s_keywords)
{
    private static readonly KeywordTable s_keywords = new(
        ["Server", "Data Source", "Address", "Addr", "Network Address", "Host"],
        ["Database", "Initial Catalog"],
        ["User ID", "User", "UID", "Username"],
        ["Password", "PWD"],
        ["Integrated Security", "Trusted Connection"],
        ["Encrypt"],
        ["TrustServerCertificate"],
        ["Connect Timeout", "Connection Timeout", "Timeout"],
        ["Command Timeout"],
        ["Max Pool Size"],
        ["Application Name", "App"],
        ["MultiSubnetFailover"]);

    // A property of the URL may have several names, of which the first is written.
    private static readonly (string Keyword, string[] Properties)[] s_properties =
    [
        ("Database", ["database", "databaseName", "initial catalog"]),
        ("User ID", ["user", "username", "userName", "uid", "userid"]),
        ("Password", ["password", "pwd"]),
        ("Integrated Security", ["integratedSecurity"]),
        ("Encrypt", ["encrypt"]),
        ("TrustServerCertificate", ["trustServerCertificate"]),
        ("Connect Timeout", ["connectTimeout", "connectionTimeout", "loginTimeout"]),
        ("Command Timeout", ["socketTimeout"]),
        ("Max Pool Size", ["connectionLimit"]),
        ("Application Name", ["applicationName", "application name"]),
        ("MultiSubnetFailover", ["multiSubnetFailover"]),
    ];

    // What SqlClient takes for true and false, where a URL has only the two words.
    private static readonly Dictionary<string, string> s_switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = "true",
        ["yes"] = "true",
        ["sspi"] = "true",
        ["mandatory"] = "true",
        ["strict"] = "true",
        ["false"] = "false",
        ["no"] = "false",
        ["optional"] = "false",
    };

    protected override string HostKeyword => "Server";

    protected override string DatabaseKeyword => "Database";

    protected override string UrlExample => "sqlserver://host:1433;database=…;user=…;password={…}";

    public override bool IsUrl(string text) => UrlText.Scheme(text) is "sqlserver" or "mssql";

    public override string? GetHost(string text) => Get(Read(text), "Server") is { } server ? SplitServer(server).Host : null;

    public override int? GetPort(string text) => Get(Read(text), "Server") is { } server ? SplitServer(server).Port : null;

    protected override DbConnectionStringBuilder FromOwnUrl(string url)
    {
        var text = url.Trim().Split("://", 2)[1];
        if (!text.Contains(';') && text.AsSpan().ContainsAny('@', '/'))
        {
            return FromAuthority(UrlText.Parse(url));
        }

        var (server, properties) = JdbcText.Parse(text);
        var builder = new DbConnectionStringBuilder { ["Server"] = ServerOf(server) };
        foreach (var (name, value) in properties)
        {
            var keyword = s_properties.FirstOrDefault(option => option.Properties.Contains(name, StringComparer.OrdinalIgnoreCase)).Keyword;
            if (keyword is not null)
            {
                builder[keyword] = value;
            }
        }

        return builder;
    }

    protected override string ToOwnUrl(DbConnectionStringBuilder builder)
    {
        var (host, instance, port) = SplitServer(Get(builder, "Server") ?? throw new FormatException("The connection string names no server: it needs Server=…."));
        var server = instance is null ? UrlText.JoinHost(host, port) : string.Create(CultureInfo.InvariantCulture, $"{host}\\{instance}{(port is null ? "" : $":{port}")}");
        var properties = s_properties
            .Select(option => (Name: option.Properties[0], Value: Get(builder, option.Keyword)))
            .Where(property => property.Value is not null)
            .Select(property => $";{property.Name}={Escape(property.Name, property.Value!)}");
        return $"sqlserver://{server}{string.Concat(properties)}";
    }

    protected override string RedactUrl(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (UrlText.Scheme(url) is not ("sqlserver" or "mssql") || (!url.Contains(';') && url.Contains('@')))
        {
            return UrlText.Redact(url);
        }

        try
        {
            var (server, properties) = JdbcText.Parse(url[start..]);
            // "user:password" where the server belongs is no server with a port.
            ServerOf(server);
            return $"{url[..start]}{server}{string.Concat(properties.Select(property => $";{property.Name}={(KeywordTable.IsSecret(property.Name) ? "***" : JdbcText.Escape(property.Value))}"))}";
        }
        catch (FormatException)
        {
            return $"{url[..start]}***";
        }
    }

    private static string Escape(string name, string value)
        => name is "encrypt" or "trustServerCertificate" or "integratedSecurity" or "multiSubnetFailover"
            ? s_switches.GetValueOrDefault(value, value)
            : JdbcText.Escape(value);

    private static DbConnectionStringBuilder FromAuthority(UrlText parts)
    {
        var (host, port) = UrlText.SplitHost(parts.Hosts);
        var builder = new DbConnectionStringBuilder
        {
            ["Server"] = JoinServer(host.Length == 0 ? "localhost" : host, instance: null, port),
            ["Database"] = parts.Database,
            ["User ID"] = parts.User,
            ["Password"] = parts.Password,
        };
        foreach (var (keyword, properties) in s_properties)
        {
            if (properties.Select(name => parts.Parameters.GetValueOrDefault(name)).FirstOrDefault(value => value is not null) is { } value)
            {
                builder[keyword] = value;
            }
        }

        return builder;
    }

    // "tcp:host\instance,port" and its parts; "." and "(local)" are this machine.
    private static (string Host, string? Instance, int? Port) SplitServer(string server)
    {
        var text = server.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? server[4..] : server;
        var comma = text.LastIndexOf(',');
        int? port = comma < 0 ? null : UrlText.ParsePort(text[(comma + 1)..].Trim());
        var (host, instance) = CutInstance(comma < 0 ? text : text[..comma]);
        host = host.Trim().Trim('[', ']');
        return (host is "." or "(local)" ? "localhost" : host, instance?.Trim(), port);
    }

    private static string JoinServer(string host, string? instance, int? port)
        => string.Create(CultureInfo.InvariantCulture, $"{host}{(instance is null ? "" : $"\\{instance}")}{(port is null ? "" : $",{port}")}");

    private static (string Host, string? Instance) CutInstance(string text)
    {
        var index = text.IndexOf('\\', StringComparison.Ordinal);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    // In a URL the port follows the instance: "host\instance:port".
    private static string ServerOf(string text)
    {
        var (address, named) = CutInstance(text.Trim().TrimEnd('/'));
        var (host, port) = UrlText.SplitHost(named ?? address);
        return named is null ? JoinServer(host.Length == 0 ? "localhost" : host, instance: null, port) : JoinServer(address, host, port);
    }
}
