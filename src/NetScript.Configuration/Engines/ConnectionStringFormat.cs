using System.Data.Common;
using System.Globalization;

namespace NetScript.Configuration.Engines;

/// <summary>What the four formats share: reading ADO.NET connection strings with the synonyms of a driver, and hiding secrets in them.</summary>
internal abstract class ConnectionStringFormat(KeywordTable keywords) : IConnectionStringFormat
{
    private const string Hidden = "***";

    /// <summary>The keyword under which the driver keeps the host.</summary>
    protected abstract string HostKeyword { get; }

    /// <summary>The keyword under which the driver keeps the name of the database.</summary>
    protected abstract string DatabaseKeyword { get; }

    /// <summary>How a URL of the engine starts, for messages.</summary>
    protected abstract string UrlExample { get; }

    public abstract bool IsUrl(string text);

    public string FromUrl(string url)
        => IsUrl(url) ? FromOwnUrl(url).ConnectionString : throw NotOwnUrl(url);

    public string ToUrl(string connectionString) => ToOwnUrl(Read(connectionString));

    public string Normalize(string text) => Read(text).ConnectionString;

    public virtual string? GetHost(string text) => Get(text, HostKeyword);

    public virtual int? GetPort(string text) => Get(text, "Port") is { } port ? UrlText.ParsePort(port) : null;

    public string? GetDatabase(string text) => Get(text, DatabaseKeyword);

    public string? GetUser(string text) => Get(text, UserKeyword);

    public string? GetPassword(string text) => Get(text, "Password");

    public string WithDatabase(string text, string database)
    {
        var builder = Read(text);
        builder[DatabaseKeyword] = database;
        return builder.ConnectionString;
    }

    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsUrl(text) || UrlText.Scheme(text) is not null ? RedactUrl(text) : RedactConnectionString(text);
    }

    /// <summary>The keyword under which the driver keeps the user.</summary>
    protected virtual string UserKeyword => "User ID";

    /// <summary>Reads a text of which <see cref="IsUrl"/> is true.</summary>
    protected abstract DbConnectionStringBuilder FromOwnUrl(string url);

    /// <summary>Writes the URL of a connection string whose keywords are the driver's own.</summary>
    protected abstract string ToOwnUrl(DbConnectionStringBuilder builder);

    protected virtual string RedactUrl(string url) => UrlText.Redact(url);

    /// <summary>Reads either form into a builder whose keywords are the driver's own.</summary>
    protected DbConnectionStringBuilder Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsUrl(text))
        {
            return FromOwnUrl(text);
        }

        if (UrlText.Scheme(text) is not null)
        {
            throw NotOwnUrl(text);
        }

        var builder = new DbConnectionStringBuilder();
        foreach (var (keyword, value) in Split(text))
        {
            builder[keywords.Canonical(keyword)] = value;
        }

        return builder;
    }

    /// <summary>The value of one of the driver's own keywords, or <see langword="null"/> where there is none or an empty one.</summary>
    protected static string? Get(DbConnectionStringBuilder builder, string keyword)
        => builder.TryGetValue(keyword, out var value) && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    private string? Get(string text, string keyword) => Get(Read(text), keyword);

    private static IEnumerable<(string Keyword, string Value)> Split(string connectionString)
    {
        try
        {
            var builder = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return [.. builder.Keys.Cast<string>().Select(keyword => (keyword, Convert.ToString(builder[keyword], CultureInfo.InvariantCulture) ?? ""))];
        }
        catch (ArgumentException exception)
        {
            throw new FormatException("This is not an ADO.NET connection string: keyword=value pairs with ';' between them; a value with ';', '=' or quotes in it has to be put in quotes.", exception);
        }
    }

    private static string RedactConnectionString(string text)
    {
        try
        {
            var builder = new DbConnectionStringBuilder();
            foreach (var (keyword, value) in Split(text))
            {
                builder[keyword] = KeywordTable.IsSecret(keyword) ? Hidden : value;
            }

            return builder.ConnectionString;
        }
        catch (FormatException)
        {
            return Hidden;
        }
    }

    private FormatException NotOwnUrl(string text)
        => new($"'{UrlText.Scheme(text) ?? Hidden}' is not how a URL of this engine starts: it has the form {UrlExample}.");
}
