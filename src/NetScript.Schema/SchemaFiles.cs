using System.Text;
using NetScript.Schema.Syntax;

namespace NetScript.Schema;

/// <summary>The files of a schema on disk. What is in <c>plugins/&lt;plugin&gt;/</c> is of that plugin.</summary>
internal static class SchemaFiles
{
    private const string Plugins = "plugins";

    /// <summary>The application's files in the order of their paths, then those of the plugins.</summary>
    public static IReadOnlyList<SourceFile> Read(string path, IReadOnlyList<SchemaPlugin> plugins)
    {
        var own = Find(path).Select(file => Read(file, OwnerOf(path, file))).ToList();
        return
        [
            .. own.Where(file => file.Plugin is null),
            .. own.Where(file => file.Plugin is not null),
            .. plugins.SelectMany(plugin => Find(plugin.Path).Select(file => Read(file, plugin.Name))),
        ];
    }

    private static IEnumerable<string> Find(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.prisma", SearchOption.AllDirectories) : [];
        return files.Length > 0
            ? files.Order(StringComparer.Ordinal)
            : throw new FileNotFoundException($"There is no Prisma schema at '{path}': neither a file, nor a folder with .prisma files. Give the path of one.", path);
    }

    private static string? OwnerOf(string path, string file)
    {
        var parts = Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return parts.Length > 2 && parts[0] == Plugins ? parts[1] : null;
    }

    private static SourceFile Read(string path, string? plugin)
    {
        // As File.ReadAllText, which needs twice the memory: for what is no UTF-8 as well.
        var bytes = File.ReadAllBytes(path);
        var mark = Encoding.UTF8.Preamble;
        var text = bytes is [0xFE or 0xFF or 0, ..] ? File.ReadAllText(path) : Encoding.UTF8.GetString(bytes.AsSpan().StartsWith(mark) ? bytes.AsSpan(mark.Length) : bytes);
        return new(path, text, plugin);
    }
}
