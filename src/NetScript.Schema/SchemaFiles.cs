using NetScript.Schema.Syntax;

namespace NetScript.Schema;

/// <summary>The files of a schema on disk.</summary>
internal static class SchemaFiles
{
    public static IReadOnlyList<SourceFile> Read(string path)
    {
        if (File.Exists(path))
        {
            return [Read(path, null)];
        }

        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.prisma", SearchOption.AllDirectories) : [];
        if (files.Length == 0)
        {
            throw new FileNotFoundException($"There is no Prisma schema at '{path}': neither a file, nor a folder with .prisma files. Give the path of one.", path);
        }

        Array.Sort(files, StringComparer.Ordinal);
        return [.. files.Select(file => Read(file, null))];
    }

    public static SourceFile Read(string path, string? plugin) => new(path, File.ReadAllText(path), plugin);
}
