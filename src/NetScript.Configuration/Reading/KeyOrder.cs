using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace NetScript.Configuration.Reading;

/// <summary>The order of the databases in the files: configuration sorts the keys of a section by name, and the order decides which database is the primary one.</summary>
internal static class KeyOrder
{
    private static readonly JsonDocumentOptions s_likeConfiguration = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The keys of <c>NetScript:Databases</c> in the JSON files of a configuration, in their order there; a key may come twice.</summary>
    public static IEnumerable<string> OfDatabases(IConfiguration configuration)
        => configuration is IConfigurationRoot root ? root.Providers.SelectMany(OfDatabases) : [];

    private static IEnumerable<string> OfDatabases(IConfigurationProvider provider) => provider switch
    {
        ChainedConfigurationProvider chained => OfDatabases(chained.Configuration),
        JsonConfigurationProvider json => InFile(json.Source),
        _ => [],
    };

    private static IEnumerable<string> InFile(FileConfigurationSource source)
    {
        var file = source.Path is null ? null : source.FileProvider?.GetFileInfo(source.Path);
        if (file is not { Exists: true })
        {
            return [];
        }

        using var stream = file.CreateReadStream();
        using var document = JsonDocument.Parse(stream, s_likeConfiguration);
        return [.. Members(document.RootElement, "NetScript").SelectMany(block => Members(block, "Databases")).SelectMany(databases => Members(databases)).Select(database => database.Name)];
    }

    private static IEnumerable<JsonElement> Members(JsonElement element, string name)
        => Members(element).Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(member => member.Value);

    private static IEnumerable<JsonProperty> Members(JsonElement element)
        => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : Enumerable.Empty<JsonProperty>();
}
