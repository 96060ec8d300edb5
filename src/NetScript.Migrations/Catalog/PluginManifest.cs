using System.Text.Json;

namespace NetScript.Migrations;

/// <summary>What matters here of a plugin's <c>scaffold.plugin.json</c>.</summary>
/// <param name="DependsOn">The plugins that it must have (<c>dependsOn</c>), or <see langword="null"/> if it does not say.</param>
/// <param name="OfficialDependencies">
/// NetScript's <c>officialSource.dependencies</c>. They name things other than plugins too, so they count as far as they are plugins that are there.
/// </param>
internal sealed record PluginManifest(IReadOnlyList<string>? DependsOn, IReadOnlyList<string> OfficialDependencies)
{
    public const string FileName = "scaffold.plugin.json";

    public static readonly PluginManifest None = new(null, []);

    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="FormatException">It is not what it should be; the message names the file.</exception>
    public static PluginManifest Read(string path, byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content, s_options);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"{path} is not a JSON object.");
            }

            var official = root.TryGetProperty("officialSource", out var source) && source.ValueKind == JsonValueKind.Object ? Names(source, "dependencies", path) : null;
            return new PluginManifest(Names(root, "dependsOn", path), official ?? []);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{path} is not JSON: {exception.Message}", exception);
        }
    }

    private static List<string>? Names(JsonElement parent, string property, string path)
    {
        if (!parent.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw new FormatException($"'{property}' in {path} is not an array of plugin names.");
    }
}
