using NetScript.Configuration;
using NetScript.Schema;

namespace NetScript.Migrations;

/// <summary>Finds and reads the sources of one database's scripts.</summary>
internal sealed class CatalogReader(DatabaseDefinition database)
{
    private const string SchemaPattern = "*.prisma";

    private readonly List<string> _problems = [];

    /// <summary>Whether there need not be a directory of migrations.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>Every problem that was met.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The <c>migrations</c> directory of the application, whether it exists or not.</summary>
    public string MigrationsDirectory { get; private set; } = "";

    /// <summary>Plugins that have no script for this engine.</summary>
    public IReadOnlyList<string> PluginsWithoutScripts { get; private set; } = [];

    public IReadOnlyList<MigrationSource> Read(IEnumerable<PluginLocation> declared)
    {
        var reader = new ScriptReader(database.Engine, _problems);
        var locations = Locate(declared);
        var plugins = ReadPlugins(reader, locations);
        PluginsWithoutScripts = [.. plugins.Where(plugin => plugin.Migrations.Count + plugin.Seeds.Count == 0).Select(plugin => plugin.Plugin!)];
        return [.. plugins, ReadApplication(reader, plugins)];
    }

    /// <summary>Where the schema is: the application's file or folder, <see langword="null"/> if there is none, and the files of plugins.</summary>
    public (string? Path, IReadOnlyList<SchemaPlugin> Plugins) FindSchema(IEnumerable<PluginLocation> declared)
    {
        var root = Path.GetDirectoryName(MigrationsIn(ApplicationRoot()))!;
        string[] candidates = [Path.Combine(root, "schema"), Path.Combine(root, "schema.prisma")];
        // What was copied when a plugin was installed is the application's to change, and stands for the plugin's own files.
        return (candidates.FirstOrDefault(HasSchema), [.. Locate(declared)
            .Where(plugin => !Directory.Exists(Path.Combine(root, "schema", "plugins", plugin.Key)))
            .SelectMany(plugin => FragmentsOf(plugin.Key, plugin.Value))]);
    }

    private static bool HasSchema(string path) =>
        File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFiles(path, SchemaPattern, SearchOption.AllDirectories).Any());

    // Those for another engine are in its folder.
    private IEnumerable<SchemaPlugin> FragmentsOf(string plugin, IScriptFolder folder)
    {
        var root = Path.Combine(folder.Path, "database");
        return !Directory.Exists(root) ? [] : Directory.GetFiles(root, SchemaPattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => !DatabaseEngine.All.Any(engine => engine != database.Engine && file.StartsWith(Path.Combine(root, engine.Folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            .Select(file => new SchemaPlugin(plugin, file));
    }

    private MigrationSource ReadApplication(ScriptReader reader, IReadOnlyList<MigrationSource> plugins)
    {
        var root = ApplicationRoot();
        MigrationsDirectory = MigrationsIn(root);
        if (database.Migrations.Path is { } configured && !Directory.Exists(configured) && !MayBeMissing)
        {
            _problems.Add($"{configured} does not exist. {database.NameOf("Migrations:Path")} says that the migrations are there.");
        }
        else if (database.Migrations.Path is null && !Directory.Exists(root) && !MayBeMissing && plugins.All(plugin => plugin.Migrations.Count == 0))
        {
            _problems.Add($"No migrations were found for '{database.Key}': looked in {KeyRoot}, {EngineRoot} and {Path.Combine(PluginsRoot, "*", "database", database.Engine.Folder)}. "
                + $"Create {Path.Combine(EngineRoot, "migrations")}, or set {database.ConfigurationPath}:Migrations:Path.");
        }

        var seeds = database.Seed.Path ?? Path.Combine(Path.GetDirectoryName(MigrationsDirectory)!, "seeds");
        if (database.Seed.Path is not null && !Directory.Exists(seeds))
        {
            _problems.Add($"{seeds} does not exist. {database.NameOf("Seed:Path")} says that the seeds are there.");
        }

        return new MigrationSource(null, [.. plugins.Select(plugin => plugin.Plugin!)], reader.ReadMigrations(new DirectoryFolder(MigrationsDirectory), null), reader.ReadSeeds(new DirectoryFolder(seeds), null));
    }

    private IReadOnlyList<MigrationSource> ReadPlugins(ScriptReader reader, IReadOnlyDictionary<string, IScriptFolder> locations)
    {
        var dependencies = locations.ToDictionary(
            plugin => plugin.Key, plugin => ReadDependencies(plugin.Key, plugin.Value, locations), StringComparer.Ordinal);
        if (SourceOrder.FindCycle(dependencies) is { } cycle)
        {
            _problems.Add($"The plugins {string.Join(" → ", cycle)} depend on each other in a circle. Take one of them out of another's 'dependsOn' ({PluginManifest.FileName}).");
        }

        return [.. locations.Select(plugin =>
        {
            var root = plugin.Value.Folder("database").Folder(database.Engine.Folder);
            return new MigrationSource(
                plugin.Key, dependencies[plugin.Key], reader.ReadMigrations(root.Folder("migrations"), plugin.Key), reader.ReadSeeds(root.Folder("seeds"), plugin.Key));
        })];
    }

    private IReadOnlyList<string> ReadDependencies(string plugin, IScriptFolder folder, IReadOnlyDictionary<string, IScriptFolder> locations)
    {
        var manifest = ReadManifest(folder);
        var needed = manifest.DependsOn ?? [.. manifest.OfficialDependencies.Where(locations.ContainsKey)];
        foreach (var unknown in needed.Where(name => !locations.ContainsKey(name)))
        {
            _problems.Add($"The plugin '{plugin}' depends on '{unknown}', which is not there (plugins: {string.Join(", ", locations.Keys)}). Add that plugin, or take it out of 'dependsOn' in {folder.PathOf(PluginManifest.FileName)}.");
        }

        return [.. needed.Where(locations.ContainsKey).Distinct(StringComparer.Ordinal)];
    }

    private PluginManifest ReadManifest(IScriptFolder plugin)
    {
        try
        {
            return plugin.Has(PluginManifest.FileName) ? PluginManifest.Read(plugin.PathOf(PluginManifest.FileName), plugin.Read(PluginManifest.FileName)) : PluginManifest.None;
        }
        catch (FormatException exception)
        {
            _problems.Add(exception.Message);
            return PluginManifest.None;
        }
    }

    /// <summary>The plugins by name: those below <c>plugins</c> in the workspace, and those declared.</summary>
    private SortedDictionary<string, IScriptFolder> Locate(IEnumerable<PluginLocation> declared)
    {
        var plugins = new SortedDictionary<string, IScriptFolder>(StringComparer.Ordinal);
        var found = Directory.Exists(PluginsRoot) ? Directory.EnumerateDirectories(PluginsRoot).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var plugin in found.Where(IsPlugin).Select(path => new PluginLocation(Path.GetFileName(path), path)).Concat(declared))
        {
            var folder = plugin.Open(database.Workspace);
            if (plugin.Name == ScriptFile.App)
            {
                _problems.Add($"The plugin in {folder.Path} is called '{ScriptFile.App}', which stands for the application itself. Rename it.");
            }
            else if (!folder.Exists)
            {
                _problems.Add(plugin.Missing(folder));
            }
            else if (!plugins.TryAdd(plugin.Name, folder) && plugins[plugin.Name].Path != folder.Path)
            {
                _problems.Add($"There are two plugins '{plugin.Name}': {plugins[plugin.Name].Path} and {folder.Path}. Rename one of them.");
            }
        }

        return plugins;
    }

    private static bool IsPlugin(string directory) =>
        File.Exists(Path.Combine(directory, PluginManifest.FileName)) || Directory.Exists(Path.Combine(directory, "database"));

    private string ApplicationRoot() => database.Migrations.Path ?? (Directory.Exists(KeyRoot) ? KeyRoot : EngineRoot);

    // Migrations:Path may name the directory of the migrations itself, as Prisma's migrations.path does, or the one above it.
    private string MigrationsIn(string root) =>
        database.Migrations.Path is not null && !Directory.Exists(Path.Combine(root, "migrations"))
            ? Path.TrimEndingDirectorySeparator(root)
            : Path.Combine(root, "migrations");

    private string KeyRoot => Path.Combine(database.Workspace, "database", database.Key);

    private string EngineRoot => Path.Combine(database.Workspace, "database", database.Engine.Folder);

    private string PluginsRoot => Path.Combine(database.Workspace, "plugins");
}
