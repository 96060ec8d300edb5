using System.Reflection;

namespace NetScript.Migrations;

/// <summary>A folder of a plugin that is embedded in an assembly, by resources whose names are paths: <c>database/postgres/migrations/20260105_init/migration.sql</c>.</summary>
internal sealed class EmbeddedFolder : IScriptFolder
{
    private const string Root = "database/";

    private readonly Assembly _assembly;
    private readonly Dictionary<string, string> _resources;
    private readonly string _prefix;

    /// <summary>What corresponds to the directory of the plugin.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="path">Where it is, for people.</param>
    public EmbeddedFolder(Assembly assembly, string path)
        // MSBuild writes the separators of the system that it runs on.
        : this(assembly, path, assembly.GetManifestResourceNames()
            .Where(name => name == PluginManifest.FileName || name.Replace('\\', '/').StartsWith(Root, StringComparison.Ordinal))
            .ToDictionary(name => name.Replace('\\', '/'), StringComparer.Ordinal), "")
    {
    }

    private EmbeddedFolder(Assembly assembly, string path, Dictionary<string, string> resources, string prefix)
    {
        _assembly = assembly;
        _resources = resources;
        _prefix = prefix;
        Path = path;
    }

    public string Path { get; }

    public bool Exists => Folders.Any() || Files.Any(file => file != PluginManifest.FileName);

    public IEnumerable<string> Folders => Below.Where(path => path.Contains('/')).Select(path => path[..path.IndexOf('/')]).Distinct(StringComparer.Ordinal);

    public IEnumerable<string> Files => Below.Where(path => !path.Contains('/'));

    private IEnumerable<string> Below => _resources.Keys.Where(path => path.StartsWith(_prefix, StringComparison.Ordinal)).Select(path => path[_prefix.Length..]);

    public IScriptFolder Folder(string name) => new EmbeddedFolder(_assembly, PathOf(name), _resources, $"{_prefix}{name}/");

    // As Java writes the path of a file in an archive.
    public string PathOf(string file) => _prefix.Length == 0 ? $"{Path}!/{file}" : $"{Path}/{file}";

    public bool Has(string file) => _resources.ContainsKey(_prefix + file);

    public byte[] Read(string file)
    {
        if (!_resources.TryGetValue(_prefix + file, out var resource))
        {
            throw new FileNotFoundException($"{PathOf(file)} is not there.", PathOf(file));
        }

        using var stream = _assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
