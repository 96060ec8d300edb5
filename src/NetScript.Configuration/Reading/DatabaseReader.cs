using Microsoft.Extensions.Configuration;

namespace NetScript.Configuration.Reading;

/// <summary>Reads one block of <c>NetScript:Databases</c>.</summary>
internal sealed class DatabaseReader(IConfigurationSection section, string workspace, Findings findings)
{
    private static readonly string[] s_known =
    [
        "Engine", "Mode", "DatabaseName", "DataPath", "Persistent", "Image", "ImageTag", "Port", "Enabled", "Description", "Permissions", "ConnectionString", "Migrations", "Seed",
    ];

    private readonly Settings _settings = new(section, findings);

    /// <summary>Whether the block counts: what is wrong in one that is switched off is nobody's concern.</summary>
    public bool IsEnabled => _settings.Boolean("Enabled", otherwise: true);

    /// <summary>The database, or <see langword="null"/> if it cannot be told what it is; problems are in the findings.</summary>
    public DatabaseDefinition? Read()
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            findings.Problem($"{section.Path} is '{section.Value}'; it has to be a section with at least an Engine.");
            return null;
        }

        if (ResourceNames.Fault(section.Key) is { } fault)
        {
            findings.Problem($"{section.Path}: '{section.Key}' cannot be the name of a resource: {fault}.");
        }

        _settings.WarnOfUnknown(s_known);
        var definition = ReadDefinition(Engine());
        if (definition is not null)
        {
            CheckValues(definition);
            WarnOfUnused(definition);
        }

        return definition;
    }

    private DatabaseEngine? Engine()
    {
        var text = _settings.Text("Engine");
        if (DatabaseEngine.TryParse(text, out var engine))
        {
            return engine;
        }

        var names = DatabaseEngine.All.Select(candidate => candidate.Name);
        var spellings = DatabaseEngine.All.SelectMany(candidate => candidate.Aliases).Concat(names);
        findings.Problem($"{section.Path}:Engine {(text is null ? "is not set" : $"is '{text}'")}; it has to be one of {string.Join(", ", names)}.{(text is null ? "" : Nearest.DidYouMean(text, spellings))}");
        return null;
    }

    private DatabaseDefinition? ReadDefinition(DatabaseEngine? engine)
    {
        var migrations = _settings.Section("Migrations", ["Mode", "Path", "LockTimeout", "CommandTimeout", "AllowOutOfOrder"]);
        var schema = _settings.Section("Schema", ["Portability"]);
        var seed = _settings.Section("Seed", ["Mode", "Path", "Command"]);
        var defaults = new MigrationsOptions();
        // Everything is read even where the engine is wrong, so that all problems come at once.
        var definition = new DatabaseDefinition
        {
            Key = section.Key,
            Engine = engine ?? DatabaseEngine.Sqlite,
            Workspace = workspace,
            Mode = _settings.Choice("Mode", DatabaseMode.Container),
            DataPath = _settings.Directory("DataPath", workspace),
            Persistent = _settings.Boolean("Persistent", otherwise: false),
            Image = _settings.Text("Image"),
            ImageTag = _settings.Text("ImageTag"),
            Port = _settings.Integer("Port", 1, 65535),
            Description = _settings.Text("Description"),
            ConnectionString = _settings.Text("ConnectionString"),
            Migrations = new MigrationsOptions
            {
                Mode = migrations.Choice("Mode", defaults.Mode),
                Path = migrations.Directory("Path", workspace),
                LockTimeout = migrations.Duration("LockTimeout", defaults.LockTimeout),
                CommandTimeout = migrations.Duration("CommandTimeout", defaults.CommandTimeout),
                AllowOutOfOrder = migrations.Boolean("AllowOutOfOrder", otherwise: false),
            },
            Schema = new SchemaSettings { Portability = schema.Choice("Portability", Portability.Adapt) },
            Seed = new SeedOptions
            {
                Mode = seed.Choice("Mode", SeedMode.Once),
                Path = seed.Directory("Path", workspace),
                Command = seed.Text("Command"),
            },
        };
        return engine is null ? null : _settings.Text("DatabaseName") is { } name ? definition with { DatabaseName = name } : definition;
    }

    private void CheckValues(DatabaseDefinition database)
    {
        var isContainer = !database.Engine.IsFile && database.Mode == DatabaseMode.Container;
        if (isContainer && database.Engine.SystemDatabases.Contains(database.DatabaseName, StringComparer.OrdinalIgnoreCase))
        {
            findings.Problem($"{section.Path}:DatabaseName is '{database.DatabaseName}', a database that belongs to the {database.Engine} server; choose another name.");
        }

        if (isContainer && database is { Image: { } image, ImageTag: { } tag } && image.LastIndexOf(':') > image.LastIndexOf('/'))
        {
            findings.Problem($"{section.Path}:Image is '{image}', which has a tag, and ImageTag is '{tag}'; give the tag in one place.");
        }

        if (database.Engine.IsFile && new[] { database.DatabaseName, Path.GetFileName(database.DataPath) }.Contains(":memory:"))
        {
            findings.Problem($"{section.Path} is ':memory:'; a database in memory belongs to one connection and is gone with it, so it has to be a file.");
        }

        if (database.ConnectionString is { } text && Fault(database.Engine, text) is { } fault)
        {
            findings.Problem($"{section.Path}:ConnectionString is not a connection of a {database.Engine} database: {fault}");
        }
    }

    // A connection string is a secret: only what the format says about it may be shown.
    private static string? Fault(DatabaseEngine engine, string connectionString)
    {
        try
        {
            engine.ConnectionStrings.Normalize(connectionString);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    private void WarnOfUnused(DatabaseDefinition database)
    {
        var isExternal = database.Mode == DatabaseMode.External;
        if (database.Engine.IsFile || isExternal)
        {
            var reason = database.Engine.IsFile ? $"a {database.Engine} database has no container" : "with Mode External no container is started";
            foreach (var (name, _) in OfContainers(database).Where(setting => setting.IsSet))
            {
                findings.Warn($"{section.Path}:{name} has no effect: {reason}.");
            }
        }

        if (!isExternal && !database.Engine.IsFile && database.ConnectionString is not null)
        {
            findings.Warn($"{section.Path}:ConnectionString has no effect: with Mode Container the container gives it. Set Mode to External to use it.");
        }
    }

    // Where data is kept stays in the block of those who change between a container and a server of their own, and misleads nobody.
    private static IEnumerable<(string Name, bool IsSet)> OfContainers(DatabaseDefinition database) =>
    [
        ("Persistent", database.Persistent && database.Engine.IsFile),
        ("Image", database.Image is not null), ("ImageTag", database.ImageTag is not null), ("Port", database.Port is not null),
    ];
}
