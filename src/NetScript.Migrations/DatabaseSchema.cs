using NetScript.Configuration;
using NetScript.Schema;

namespace NetScript.Migrations;

/// <summary>
/// The <c>.prisma</c> files of a database in a workspace: <c>schema/</c> (a folder, with those of plugins in <c>schema/plugins/&lt;plugin&gt;/</c>) or <c>schema.prisma</c> beside the application's <c>migrations</c>
/// directory, and for each installed plugin without a copy there the files below <c>plugins/&lt;plugin&gt;/database/</c>, except those in the folder of another engine.
/// </summary>
public static class DatabaseSchema
{
    /// <summary>Reads them. Nothing is connected to.</summary>
    /// <param name="database">The database.</param>
    /// <param name="plugins">Plugins besides those in the workspace's <c>plugins</c> directory.</param>
    /// <returns>The schema, valid or not; <see langword="null"/> where the application has none.</returns>
    public static PrismaSchema? Load(DatabaseDefinition database, IEnumerable<PluginLocation>? plugins = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        var (path, fragments) = new CatalogReader(database).FindSchema(plugins ?? []);
        return path is null ? null : PrismaSchema.Load(path, new SchemaOptions
        {
            Plugins = fragments,
            Portability = database.Schema.Portability == Portability.Strict ? SchemaPortability.Strict : SchemaPortability.Adapt,
        });
    }

    /// <summary>The directories in which a change of a file can change what <see cref="Load"/> returns.</summary>
    /// <param name="database">The database.</param>
    /// <param name="plugins">Plugins besides those in the workspace's <c>plugins</c> directory.</param>
    public static IReadOnlyList<string> DirectoriesOf(DatabaseDefinition database, IEnumerable<PluginLocation>? plugins = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        var (path, fragments) = new CatalogReader(database).FindSchema(plugins ?? []);
        return path is null ? [] : [.. fragments.Select(fragment => Path.GetDirectoryName(fragment.Path)!).Prepend(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!).Distinct()];
    }
}
