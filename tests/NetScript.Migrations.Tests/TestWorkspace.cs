using System.Text;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

/// <summary>A workspace on disk.</summary>
internal sealed class TestWorkspace(DatabaseEngine engine) : IDisposable
{
    public const string Key = "main";

    public string Root { get; } = Directory.CreateTempSubdirectory("netscript-migrations-").FullName;

    public DatabaseDefinition Database => field ??= new DatabaseDefinition { Key = Key, Engine = engine, Workspace = Root };

    public string EngineRoot => Path.Combine(Root, "database", engine.Folder);

    public MigrationCatalog Load(params PluginLocation[] plugins) => MigrationCatalog.Load(Database, plugins);

    /// <summary>Writes a migration and returns the path of its script.</summary>
    public string Migration(string name, string script, string? plugin = null) =>
        Write(Path.Combine(RootOf(plugin), "migrations", name, "migration.sql"), Encoding.UTF8.GetBytes(script));

    /// <summary>Writes a seed and returns its path.</summary>
    public string Seed(string name, string script, string? plugin = null) =>
        Write(Path.Combine(RootOf(plugin), "seeds", name), Encoding.UTF8.GetBytes(script));

    public string Manifest(string plugin, string json) => Write(Path.Combine(Root, "plugins", plugin, "scaffold.plugin.json"), Encoding.UTF8.GetBytes(json));

    public static string Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private string RootOf(string? plugin) => plugin is null ? EngineRoot : Path.Combine(Root, "plugins", plugin, "database", engine.Folder);
}
