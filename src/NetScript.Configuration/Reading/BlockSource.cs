using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace NetScript.Configuration.Reading;

/// <summary>Where the block was found.</summary>
/// <param name="Configuration">The configuration that has it.</param>
/// <param name="Directory">The directory to which its paths are relative, unless it moves the workspace.</param>
internal sealed record BlockSource(IConfiguration Configuration, string Directory)
{
    private const string FileName = "appsettings.json";

    private static readonly string[] s_environmentKeys = ["environment", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    /// <exception cref="NetScriptConfigurationException">It is nowhere, or a file on the way cannot be read.</exception>
    public static BlockSource Find(IConfiguration configuration, string directory)
    {
        if (Databases(configuration).Any(database => database["Engine"] is not null))
        {
            return new BlockSource(configuration, directory);
        }

        var passed = new List<string>();
        for (var candidate = new DirectoryInfo(directory); candidate is not null; candidate = candidate.Parent)
        {
            var path = Path.Combine(candidate.FullName, FileName);
            if (!File.Exists(path))
            {
                continue;
            }

            var file = Build(path, builder => builder.AddJsonFile(path));
            if (Databases(file).Any())
            {
                return new BlockSource(Overlay(configuration, path), candidate.FullName);
            }

            passed.Add(file.GetSection("NetScript").Exists() ? $"{path} (has a NetScript section without Databases)" : path);
        }

        throw NotFound(directory, passed);
    }

    private static IEnumerable<IConfigurationSection> Databases(IConfiguration configuration) => configuration.GetSection("NetScript:Databases").GetChildren();

    private static IConfigurationRoot Overlay(IConfiguration configuration, string path)
    {
        var environment = s_environmentKeys
            .Select(name => configuration[name])
            .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? "Production";
        var beside = Path.Combine(Path.GetDirectoryName(path)!, $"appsettings.{environment}.json");
        // A configuration that is added to another hides its empty values, which are there to take back what a file sets.
        var empty = configuration.AsEnumerable().Where(setting => setting.Value is "");
        return Build(beside, builder => builder.AddJsonFile(path).AddJsonFile(beside, optional: true).AddConfiguration(configuration).AddInMemoryCollection(empty));
    }

    private static IConfigurationRoot Build(string path, Action<ConfigurationBuilder> add)
    {
        var builder = new ConfigurationBuilder();
        add(builder);
        try
        {
            return builder.Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new NetScriptConfigurationException([$"{path} cannot be read: {Reason(exception)}"], exception);
        }
    }

    private static string Reason(Exception exception) => exception.GetBaseException() switch
    {
        JsonException json => $"line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}: {json.Message.Split(" LineNumber:")[0].Split(" Path:")[0]}",
        var other => other.Message,
    };

    private static NetScriptConfigurationException NotFound(string directory, List<string> passed) => new([
        $$"""
        There is no NetScript:Databases block. It was looked for in the configuration of the application and in each {{FileName}} from {{directory}} upwards; {{(passed.Count == 0
            ? "there is no such file"
            : $"found without it: {string.Join(", ", passed)}")}}. The smallest one is:
        {
          "NetScript": {
            "Databases": {
              "postgres": { "Engine": "Postgres" }
            }
          }
        }
        """]);
}
