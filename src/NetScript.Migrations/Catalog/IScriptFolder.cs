namespace NetScript.Migrations;

/// <summary>A folder with scripts: a directory, or a part of what is embedded in an assembly.</summary>
internal interface IScriptFolder
{
    /// <summary>Where it is, for people.</summary>
    string Path { get; }

    bool Exists { get; }

    /// <summary>The names of the folders in it; none if it does not exist.</summary>
    IEnumerable<string> Folders { get; }

    /// <summary>The names of the files in it; none if it does not exist.</summary>
    IEnumerable<string> Files { get; }

    /// <summary>A folder in it, whether it exists or not.</summary>
    IScriptFolder Folder(string name);

    /// <summary>Where a file in it is, for people.</summary>
    string PathOf(string file);

    bool Has(string file);

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    byte[] Read(string file);
}
