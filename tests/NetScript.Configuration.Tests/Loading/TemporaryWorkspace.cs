using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace NetScript.Configuration.Tests.Loading;

/// <summary>A directory with files of its own, gone at the end of the test.</summary>
internal sealed class TemporaryWorkspace : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("netscript-").FullName;

    public string File(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    public string Folder(string path) => Directory.CreateDirectory(Path.Combine(Root, path)).FullName;

    /// <summary>Loads from this directory with settings such as <c>NetScript:PrimaryDatabase=orders</c> as the application's own configuration.</summary>
    public NetScriptConfiguration Load(params string[] settings) => LoadFrom(Root, settings);

    public static NetScriptConfiguration LoadFrom(string directory, params string[] settings) => NetScriptConfiguration.Load(Settings(settings), directory);

    /// <summary>Writes <c>{ "NetScript": { "Databases": … } }</c> and loads it.</summary>
    public NetScriptConfiguration LoadDatabases(string databases, string rest = "")
    {
        File("appsettings.json", string.Create(CultureInfo.InvariantCulture, $"{{ \"NetScript\": {{ {rest} \"Databases\": {databases} }} }}"));
        return Load();
    }

    public NetScriptConfigurationException Refuses(string databases, string rest = "")
        => Assert.Throws<NetScriptConfigurationException>(() => LoadDatabases(databases, rest));

    public static IConfigurationRoot Settings(params string[] settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build();

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
