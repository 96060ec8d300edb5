using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace NetScript.Migrations;

/// <summary>A plugin that is declared in code rather than found in the workspace's <c>plugins</c> folder.</summary>
/// <param name="Name">The name of the plugin, by which others depend on it.</param>
/// <param name="Directory">The absolute path of the plugin: the directory that holds <c>scaffold.plugin.json</c> and <c>database/&lt;engine&gt;/</c>, or the assembly in which they are embedded.</param>
public sealed record PluginLocation(string Name, string Directory)
{
    internal Assembly? Assembly { get; private init; }

    /// <summary>
    /// A plugin that is embedded in an assembly: resources whose names are the paths of its files, <c>scaffold.plugin.json</c> and
    /// <c>database/&lt;engine&gt;/migrations/&lt;name&gt;/migration.sql</c>, which <c>LogicalName="database/%(RecursiveDir)%(Filename)%(Extension)"</c> gives them.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="name">The name of the plugin; <see langword="null"/> for that of the assembly.</param>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An assembly that is part of a single file has no location: its name stands for it.")]
    public static PluginLocation EmbeddedIn(Assembly assembly, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var ownName = assembly.GetName().Name!;
        return new PluginLocation(name ?? ownName, assembly.Location is { Length: > 0 } location ? location : $"{ownName}.dll") { Assembly = assembly };
    }

    internal IScriptFolder Open(string workspace) => Assembly is null
        ? new DirectoryFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Directory, workspace)))
        : new EmbeddedFolder(Assembly, Directory);

    /// <summary>What to say where there is nothing.</summary>
    internal string Missing(IScriptFolder folder) => Assembly is null
        ? $"The plugin '{Name}' is declared to be in {folder.Path}, which does not exist."
        : $"The plugin '{Name}' is declared to be embedded in {folder.Path}, which has no resource whose name begins with 'database/'. "
            + """Embed its files: <EmbeddedResource Include="database/**" LogicalName="database/%(RecursiveDir)%(Filename)%(Extension)" />.""";
}
