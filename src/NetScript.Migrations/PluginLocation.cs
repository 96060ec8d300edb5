namespace NetScript.Migrations;

/// <summary>A plugin that is declared in code rather than found in the workspace's <c>plugins</c> folder.</summary>
/// <param name="Name">The name of the plugin, by which others depend on it.</param>
/// <param name="Directory">The absolute path of the plugin: the directory that holds <c>scaffold.plugin.json</c> and <c>database/&lt;engine&gt;/</c>.</param>
public sealed record PluginLocation(string Name, string Directory);
