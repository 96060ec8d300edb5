using System.Collections.Immutable;

namespace NetScript.Configuration;

/// <summary>One enabled database of the <c>NetScript:Databases</c> block, with every path absolute and every default filled in.</summary>
public sealed record DatabaseDefinition
{
    /// <summary>The name of the block, which is the name of the resource too: <c>orders</c> of <c>NetScript:Databases:orders</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Where the block is in the configuration, <c>NetScript:Databases:orders</c>; for messages.</summary>
    public string ConfigurationPath => $"NetScript:Databases:{Key}";

    /// <summary>The settings that code has replaced, by their paths below <see cref="ConfigurationPath"/>, each with what has replaced it: <c>Migrations:Path</c>, <c>WithMigrations</c>.</summary>
    public ImmutableDictionary<string, string> SetInCode { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The engine.</summary>
    public required DatabaseEngine Engine { get; init; }

    /// <summary>Who provides the server. Without meaning for an engine that <see cref="DatabaseEngine.IsFile"/> has none, except that <see cref="DatabaseMode.External"/> makes it read the environment first.</summary>
    public DatabaseMode Mode { get; init; } = DatabaseMode.Container;

    /// <summary>
    /// The name of the database on the server, or of the file for SQLite. Unless configured it is the <see cref="Key"/> (for SQLite with <c>.db</c>), or <c>&lt;key&gt;-db</c> where the
    /// key is the name of a database which belongs to the server (MySQL has one called <c>mysql</c>). In <see cref="DatabaseMode.External"/> mode a name in the connection string wins.
    /// </summary>
    public string DatabaseName
    {
        get => field ?? DefaultName;
        init;
    }

    /// <summary>The absolute path where the data is kept outside the container, or <see langword="null"/>; for SQLite see <see cref="DatabaseFile"/>. In the configuration it is relative to the <see cref="Workspace"/>.</summary>
    public string? DataPath { get; init; }

    /// <summary>Whether the container outlives the application host.</summary>
    public bool Persistent { get; init; }

    /// <summary>The image of the container, with a registry if need be, or <see langword="null"/> for the engine's usual one.</summary>
    public string? Image { get; init; }

    /// <summary>The tag of the image, or <see langword="null"/> for the usual one.</summary>
    public string? ImageTag { get; init; }

    /// <summary>The port on the host that leads to the container, or <see langword="null"/> for one that is free.</summary>
    public int? Port { get; init; }

    /// <summary>What the database is for, in the words of the configuration.</summary>
    public string? Description { get; init; }

    /// <summary>The connection string that the block itself gives, in either form and with its secrets, or <see langword="null"/>. Use <see cref="DatabaseEnvironment.ResolveConnectionString"/> to get the one that counts.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The absolute path of the directory to which all paths of the configuration are relative.</summary>
    public required string Workspace { get; init; }

    /// <summary>Whether this is the database of <c>NetScript:PrimaryDatabase</c>, the one behind <c>DATABASE_URL</c>.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>How it is migrated.</summary>
    public MigrationsOptions Migrations { get; init; } = new();

    /// <summary>How its schema files are read.</summary>
    public SchemaSettings Schema { get; init; } = new();

    /// <summary>How it is seeded.</summary>
    public SeedOptions Seed { get; init; } = new();

    /// <summary>
    /// Where the file of a SQLite database is, as an absolute path; the one rule, used everywhere. The first that is given of:
    /// <list type="number">
    /// <item><description>the file that <see cref="ConnectionString"/> names;</description></item>
    /// <item><description><see cref="DataPath"/> itself if its last part has an extension (<c>.data/app.db</c>), else <see cref="DatabaseName"/> in that directory (<c>.data/app</c>, <c>.data/v1.2/</c>);</description></item>
    /// <item><description><c>database/sqlite/&lt;DatabaseName&gt;</c>.</description></item>
    /// </list>
    /// </summary>
    /// <remarks>
    /// NetScript itself has three rules that disagree. The last item is the one that its <c>prisma.config.ts</c> follows (<c>file:./&lt;DatabaseName&gt;</c> in <c>database/sqlite</c>),
    /// and for the usual key <c>sqlite</c> its services as well: it is the file that holds the rows of an existing workspace. DataPath is a rule of NetScript too, as a file.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The engine keeps its data on a server.</exception>
    /// <exception cref="FormatException">The <see cref="ConnectionString"/> is not one of SQLite.</exception>
    public string DatabaseFile => Engine.IsFile
        ? Path.GetFullPath(RelativeDatabaseFile, Workspace)
        : throw new InvalidOperationException($"'{Key}' is a database on a {Engine} server; only a SQLite database is a file.");

    private string DefaultName => Engine.IsFile ? $"{Key}.db"
        : Engine.SystemDatabases.Contains(Key, StringComparer.OrdinalIgnoreCase) ? $"{Key}-db"
        : Key;

    private string RelativeDatabaseFile
        => (ConnectionString is null ? null : Engine.ConnectionStrings.GetDatabase(ConnectionString))
            ?? (DataPath is null ? Path.Combine("database", Engine.Folder, DatabaseName)
                : IsFileName(DataPath) ? DataPath
                : Path.Combine(DataPath, DatabaseName));

    /// <summary>Where a setting is made, for messages: <c>NetScript:Databases:orders:Migrations:Path</c>, or <c>WithMigrations</c> if code has replaced it.</summary>
    /// <param name="setting">Its path below <see cref="ConfigurationPath"/>.</param>
    public string NameOf(string setting) => SetInCode.GetValueOrDefault(setting) ?? $"{ConfigurationPath}:{setting}";

    /// <summary>The key, the engine and the mode; never the connection string.</summary>
    public override string ToString() => $"{Key} ({Engine}, {Mode})";

    // ".data" is a directory: a leading dot hides a name, it starts no extension.
    private static bool IsFileName(string path) => Path.GetFileName(path).LastIndexOf('.') > 0;
}
