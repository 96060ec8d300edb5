using System.Data.Common;

namespace NetScript.Configuration.Engines;

/// <summary>Npgsql's connection strings and Prisma's <c>postgresql://user:password@host:5432/database?schema=public</c>; <c>postgres://</c> is read too.</summary>
internal sealed class PostgresConnectionStrings() : ConnectionStringFormat(s_keywords)
{
    private static readonly KeywordTable s_keywords = new(
        ["Host", "Server", "Data Source"],
        ["Port"],
        ["Database", "DB", "Initial Catalog"],
        ["Username", "User", "User ID", "UID"],
        ["Password", "PSW", "PWD"],
        ["SSL Mode"],
        ["Root Certificate"],
        ["SSL Certificate"],
        ["SSL Password"],
        ["Search Path"],
        ["Application Name"],
        ["Timeout", "Connection Timeout", "Connect Timeout"],
        ["Command Timeout"],
        ["Maximum Pool Size", "Max Pool Size"],
        ["Options"]);

    private static readonly OptionMap s_options = new(
        ("Search Path", "schema"),
        ("Root Certificate", "sslcert"),
        ("SSL Certificate", "sslidentity"),
        ("SSL Password", "sslpassword"),
        ("Timeout", "connect_timeout"),
        ("Command Timeout", "socket_timeout"),
        ("Maximum Pool Size", "connection_limit"),
        ("Application Name", "application_name"),
        ("Options", "options"));

    // Npgsql's name of a mode, and libpq's and Prisma's.
    private static readonly (string Keyword, string Parameter)[] s_sslModes =
    [
        ("Disable", "disable"), ("Allow", "allow"), ("Prefer", "prefer"), ("Require", "require"), ("VerifyCA", "verify-ca"), ("VerifyFull", "verify-full"),
    ];

    protected override string HostKeyword => "Host";

    protected override string DatabaseKeyword => "Database";

    protected override string UserKeyword => "Username";

    protected override string UrlExample => "postgresql://user:password@host:5432/database";

    public override bool IsUrl(string text) => UrlText.Scheme(text) is "postgresql" or "postgres";

    protected override DbConnectionStringBuilder FromOwnUrl(string url)
    {
        var parts = UrlText.Parse(url);
        var builder = new DbConnectionStringBuilder();
        if (parts.Parameters.TryGetValue("host", out var socket))
        {
            builder["Host"] = socket;
        }
        else if (parts.Hosts.Contains(','))
        {
            builder["Host"] = parts.Hosts;
        }
        else
        {
            var (host, port) = UrlText.SplitHost(parts.Hosts);
            builder["Host"] = host.Length == 0 ? "localhost" : host;
            builder["Port"] = port;
        }

        builder["Username"] = parts.User;
        builder["Password"] = parts.Password;
        builder["Database"] = parts.Database;
        builder["SSL Mode"] = SslMode(parts.Parameters);
        s_options.CopyToBuilder(parts.Parameters, builder);
        return builder;
    }

    protected override string ToOwnUrl(DbConnectionStringBuilder builder)
    {
        var host = Get(builder, "Host") ?? throw new FormatException("The connection string names no host: it needs Host=….");
        var parameters = new Dictionary<string, string>();
        var hosts = host.Contains(',') ? host : UrlText.JoinHost(host, Get(builder, "Port") is { } port ? UrlText.ParsePort(port) : null);
        if (host.StartsWith('/') || host.StartsWith('@'))
        {
            hosts = "localhost";
            parameters["host"] = host;
        }

        if (Get(builder, "SSL Mode") is { } mode)
        {
            parameters["sslmode"] = s_sslModes.FirstOrDefault(pair => pair.Keyword.Equals(mode, StringComparison.OrdinalIgnoreCase)).Parameter ?? mode;
        }

        s_options.CopyToParameters(builder, parameters);
        return new UrlText(hosts, Get(builder, "Username"), Get(builder, "Password"), Get(builder, "Database"), parameters).Write("postgresql");
    }

    // Prisma's "require" checks the certificate only where sslaccept says so; libpq and Npgsql have a mode of its own for that.
    private static string? SslMode(IReadOnlyDictionary<string, string> parameters)
    {
        var mode = parameters.GetValueOrDefault("sslmode");
        return parameters.GetValueOrDefault("sslaccept") == "strict" && mode is null or "require"
            ? "VerifyFull"
            : s_sslModes.FirstOrDefault(pair => pair.Parameter.Equals(mode, StringComparison.OrdinalIgnoreCase)).Keyword ?? mode;
    }
}
