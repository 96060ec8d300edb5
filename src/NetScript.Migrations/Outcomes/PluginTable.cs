namespace NetScript.Migrations;

/// <summary>A table of a plugin.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Table">The name of the table.</param>
public sealed record PluginTable(string Plugin, string Table);
