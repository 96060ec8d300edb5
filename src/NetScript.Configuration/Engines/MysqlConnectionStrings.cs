using System.Data.Common;

namespace NetScript.Configuration.Engines;

/// <summary>MySqlConnector's connection strings and Prisma's <c>mysql://user:password@host:3306/database</c>; <c>mariadb://</c> is read too.</summary>
internal sealed class MysqlConnectionStrings() : ConnectionStringFormat(s_keywords)
{
    private const string Socket = "Unix";

    private static readonly KeywordTable s_keywords = new(
        ["Server", "Host", "Data Source", "Address", "Addr", "Network Address"],
        ["Port"],
        ["Database", "Initial Catalog"],
        ["User ID", "Username", "Uid", "User"],
        ["Password", "pwd"],
        ["SslMode"],
        ["SslCa", "CACertificateFile"],
        ["Certificate File"],
        ["Certificate Password"],
        ["Connection Protocol", "Protocol"],
        ["Connection Timeout", "Connect Timeout"],
        ["Default Command Timeout", "Command Timeout"],
        ["Maximum Pool Size", "Max Pool Size"],
        ["Application Name"]);

    private static readonly OptionMap s_options = new(
        ("SslCa", "sslcert"),
        ("Certificate File", "sslidentity"),
        ("Certificate Password", "sslpassword"),
        ("Connection Timeout", "connect_timeout"),
        ("Default Command Timeout", "socket_timeout"),
        ("Maximum Pool Size", "connection_limit"));

    // The first row of a parameter value is the one that a URL turns into.
    private static readonly (string Keyword, string Parameter)[] s_sslModes =
    [
        ("VerifyFull", "strict"), ("VerifyCA", "strict"), ("Required", "accept_invalid_certs"),
    ];

    protected override string HostKeyword => "Server";

    protected override string DatabaseKeyword => "Database";

    protected override string UrlExample => "mysql://user:password@host:3306/database";

    public override bool IsUrl(string text) => UrlText.Scheme(text) is "mysql" or "mariadb";

    protected override DbConnectionStringBuilder FromOwnUrl(string url)
    {
        var parts = UrlText.Parse(url);
        var builder = new DbConnectionStringBuilder();
        if (parts.Parameters.TryGetValue("socket", out var socket))
        {
            builder["Server"] = socket;
            builder["Connection Protocol"] = Socket;
        }
        else
        {
            var (host, port) = UrlText.SplitHost(parts.Hosts);
            builder["Server"] = host.Length == 0 ? "localhost" : host;
            builder["Port"] = port;
        }

        builder["User ID"] = parts.User;
        builder["Password"] = parts.Password;
        builder["Database"] = parts.Database;
        builder["SslMode"] = s_sslModes.FirstOrDefault(pair => pair.Parameter == parts.Parameters.GetValueOrDefault("sslaccept")).Keyword;
        s_options.CopyToBuilder(parts.Parameters, builder);
        return builder;
    }

    protected override string ToOwnUrl(DbConnectionStringBuilder builder)
    {
        var host = Get(builder, "Server") ?? throw new FormatException("The connection string names no host: it needs Server=….");
        var parameters = new Dictionary<string, string>();
        var hosts = UrlText.JoinHost(host, Get(builder, "Port") is { } port ? UrlText.ParsePort(port) : null);
        if (host.StartsWith('/'))
        {
            hosts = "localhost";
            parameters["socket"] = host;
        }

        if (s_sslModes.FirstOrDefault(pair => pair.Keyword.Equals(Get(builder, "SslMode"), StringComparison.OrdinalIgnoreCase)).Parameter is { } accept)
        {
            parameters["sslaccept"] = accept;
        }

        s_options.CopyToParameters(builder, parameters);
        return new UrlText(hosts, Get(builder, "User ID"), Get(builder, "Password"), Get(builder, "Database"), parameters).Write("mysql");
    }
}
