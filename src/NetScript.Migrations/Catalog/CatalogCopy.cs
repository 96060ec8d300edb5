using System.Text.Json.Nodes;
using NetScript.Configuration;

namespace NetScript.Migrations;

/// <summary>Writes the scripts of a catalog as a workspace of their own.</summary>
/// <param name="database">The database.</param>
/// <param name="sources">Its scripts, with the seeds of every environment.</param>
internal sealed class CatalogCopy(DatabaseDefinition database, IReadOnlyList<MigrationSource> sources)
{
    public void WriteTo(string workspace)
    {
        foreach (var source in sources)
        {
            // The directory of the key comes before that of the engine, so it is right whatever was configured.
            var root = source.Plugin is { } plugin
                ? Path.Combine(WritePlugin(Path.Combine(workspace, "plugins", plugin), source.DependsOn), "database", database.Engine.Folder)
                : Path.Combine(workspace, "database", database.Key);
            Directory.CreateDirectory(Path.Combine(root, "migrations"));
            foreach (var migration in source.Migrations)
            {
                Write(Path.Combine(root, "migrations", migration.Name, "migration.sql"), migration.File);
            }

            foreach (var seed in source.Seeds)
            {
                Write(Path.Combine(root, "seeds", seed.Name), seed.File);
            }
        }
    }

    // Of its manifest, only what decides on the order of the scripts.
    private static string WritePlugin(string directory, IReadOnlyList<string> dependsOn)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, PluginManifest.FileName), new JsonObject { ["dependsOn"] = new JsonArray([.. dependsOn]) }.ToJsonString());
        return directory;
    }

    // Byte for byte: the history knows them by their checksums.
    private static void Write(string path, ScriptFile script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, script.Content);
    }
}
