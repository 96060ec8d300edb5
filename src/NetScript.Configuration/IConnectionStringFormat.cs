namespace NetScript.Configuration;

/// <summary>
/// The two ways in which a connection to one engine is written: the ADO.NET connection string that .NET drivers read (<c>Host=…;Username=…</c>) and the URL that Prisma and
/// its drivers read (<c>postgresql://…</c>). Reached by <see cref="DatabaseEngine.ConnectionStrings"/>.
/// </summary>
/// <remarks>
/// Both directions carry the address, the database, the credentials and the options for which both sides have a word (encryption, schema, timeouts, pool size, application name);
/// an option that only one side knows is left out. No exception text of this interface holds a part of the connection string but its scheme.
/// </remarks>
public interface IConnectionStringFormat
{
    /// <summary>Whether <paramref name="text"/> has the form of a URL of this engine, judged by its scheme.</summary>
    bool IsUrl(string text);

    /// <summary>Writes a URL as an ADO.NET connection string.</summary>
    /// <exception cref="FormatException">It is not a URL of this engine.</exception>
    string FromUrl(string url);

    /// <summary>Writes an ADO.NET connection string as a URL.</summary>
    /// <exception cref="FormatException">It is not an ADO.NET connection string, or has no host or file.</exception>
    string ToUrl(string connectionString);

    /// <summary>Reads either form and writes an ADO.NET connection string with the keywords that the engine's driver itself writes; keywords that are not known stay as they are.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    string Normalize(string text);

    /// <summary>The host, the path of the socket, or <see langword="null"/> where none is given; for SQL Server without port and instance. Takes either form.</summary>
    /// <exception cref="FormatException">The text is in neither form.</exception>
    string? GetHost(string text);

    /// <summary>The port, or <see langword="null"/> where none is given. Takes either form.</summary>
    /// <exception cref="FormatException">The text is in neither form.</exception>
    int? GetPort(string text);

    /// <summary>The name of the database, for SQLite the path of the file as written, or <see langword="null"/> where none is given. Takes either form.</summary>
    /// <exception cref="FormatException">The text is in neither form.</exception>
    string? GetDatabase(string text);

    /// <summary>The user, or <see langword="null"/> where none is given. Takes either form.</summary>
    /// <exception cref="FormatException">The text is in neither form.</exception>
    string? GetUser(string text);

    /// <summary>The password, or <see langword="null"/> where none is given. Takes either form.</summary>
    /// <exception cref="FormatException">The text is in neither form.</exception>
    string? GetPassword(string text);

    /// <summary>Names another database (for SQLite another file) in a connection string. Takes either form and returns an ADO.NET connection string.</summary>
    /// <exception cref="FormatException">The text is in neither form.</exception>
    string WithDatabase(string text, string database);

    /// <summary>
    /// Replaces every password in either form by <c>***</c>, for people to read. It never throws: a text that cannot be read is replaced as far as a secret might be in it.
    /// </summary>
    string Redact(string text);
}
