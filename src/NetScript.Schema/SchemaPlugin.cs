namespace NetScript.Schema;

/// <summary>A plugin with a part of the schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">A <c>.prisma</c> file, or a folder with some.</param>
public sealed record SchemaPlugin(string Name, string Path);
