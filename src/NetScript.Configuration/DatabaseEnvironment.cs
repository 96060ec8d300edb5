using Microsoft.Extensions.Configuration;

namespace NetScript.Configuration;

/// <summary>The environment variables by which a NetScript service learns its databases, and the order in which the address of an external database is looked up.</summary>
public static class DatabaseEnvironment
{
    /// <summary>The connection of the primary database.</summary>
    public const string DatabaseUrl = "DATABASE_URL";

    /// <summary>The key of the primary database.</summary>
    public const string DbProvider = "DB_PROVIDER";

    /// <summary>The key of the primary database, under its longer name.</summary>
    public const string DatabaseProvider = "DATABASE_PROVIDER";

    /// <summary>The variable that holds the connection of one database: <c>local-cache</c> is in <c>LOCAL_CACHE_URI</c>.</summary>
    public static string UriVariable(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"{string.Concat(key.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_'))}_URI";
    }

    /// <summary>
    /// The ADO.NET connection string of a database whose server is already there. The first that is set and not empty of: the block's own <c>ConnectionString</c>,
    /// <c>ConnectionStrings:&lt;key&gt;</c>, <c>&lt;KEY&gt;_URI</c>, and for the primary database <c>DATABASE_URL</c>. Each may be a URL or an ADO.NET connection string. Where it names no
    /// database, <see cref="DatabaseDefinition.DatabaseName"/> is put in.
    /// </summary>
    /// <remarks>
    /// A SQLite database has no server to be missing: with <see cref="DatabaseMode.External"/> the same places are looked at, else or when none is set it is
    /// <see cref="DatabaseDefinition.DatabaseFile"/>. Paths of files are made absolute, from the workspace.
    /// </remarks>
    /// <param name="database">The database.</param>
    /// <param name="configuration">Where the connection strings and the environment variables are; <see cref="NetScriptConfiguration.Configuration"/> has those beside the block too.</param>
    /// <exception cref="NetScriptConfigurationException">None of the places is set, or what is there is not a connection of this engine.</exception>
    public static string ResolveConnectionString(DatabaseDefinition database, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(configuration);
        var places = Places(database);
        var isExternal = database.Mode == DatabaseMode.External;
        var found = places
            .Select(place => (Place: place, Text: place == OwnPlace(database) ? database.ConnectionString : isExternal ? configuration[place] : null))
            .FirstOrDefault(candidate => !string.IsNullOrWhiteSpace(candidate.Text));
        if (found.Text is not null)
        {
            return Complete(database, found.Place, found.Text);
        }

        return database.Engine.IsFile
            ? database.Engine.ConnectionStrings.WithDatabase("", database.DatabaseFile)
            : throw new NetScriptConfigurationException([
                $"{database.ConfigurationPath} has no connection string, and {nameof(DatabaseMode.External)} mode needs one. "
                + $"Set one of these, as a URL or as an ADO.NET connection string: {string.Join(", ", places)} (in environment variables ':' is written '__')."]);
    }

    private static string OwnPlace(DatabaseDefinition database) => $"{database.ConfigurationPath}:{nameof(DatabaseDefinition.ConnectionString)}";

    private static string[] Places(DatabaseDefinition database)
        => [OwnPlace(database), $"ConnectionStrings:{database.Key}", UriVariable(database.Key), .. database.IsPrimary ? [DatabaseUrl] : (string[])[]];

    private static string Complete(DatabaseDefinition database, string place, string text)
    {
        var format = database.Engine.ConnectionStrings;
        try
        {
            var name = format.GetDatabase(text);
            return database.Engine.IsFile
                ? format.WithDatabase(text, name is null ? database.DatabaseFile : Path.GetFullPath(name, database.Workspace))
                : name is null ? format.WithDatabase(text, database.DatabaseName) : format.Normalize(text);
        }
        catch (FormatException exception)
        {
            throw new NetScriptConfigurationException([
                $"{place} is not a connection of {database.ConfigurationPath}, whose Engine is {database.Engine}: {exception.Message}"], exception);
        }
    }
}
