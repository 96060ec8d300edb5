namespace NetScript.Migrations;

/// <summary>A directory.</summary>
internal sealed class DirectoryFolder(string path) : IScriptFolder
{
    public string Path => path;

    public bool Exists => Directory.Exists(path);

    public IEnumerable<string> Folders => Exists ? Directory.EnumerateDirectories(path).Select(NameOf) : [];

    public IEnumerable<string> Files => Exists ? Directory.EnumerateFiles(path).Select(NameOf) : [];

    public IScriptFolder Folder(string name) => new DirectoryFolder(PathOf(name));

    public string PathOf(string file) => System.IO.Path.Combine(path, file);

    public bool Has(string file) => File.Exists(PathOf(file));

    public byte[] Read(string file) => File.ReadAllBytes(PathOf(file));

    private static string NameOf(string path) => System.IO.Path.GetFileName(path);
}
