using System.Text.Json;

namespace Aspire.Hosting.Testing;

/// <summary>The environment that <c>dotnet run</c> would give an AppHost.</summary>
internal static class LaunchProfileEnvironment
{
    private static readonly string[] s_prefixes = ["DOTNET_", "ASPNETCORE_"];

    /// <summary>The variables of a launch profile, the first one unless it is named, also without the prefixes that hosts take off.</summary>
    /// <exception cref="InvalidOperationException">There is no profile of that name.</exception>
    public static Dictionary<string, string?> Read(string? projectDirectory, string? profileName)
    {
        var environment = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var path = Path.Combine(projectDirectory ?? "", "Properties", "launchSettings.json");
        if (projectDirectory is null || !File.Exists(path))
        {
            return environment;
        }

        using var settings = JsonDocument.Parse(File.ReadAllText(path), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        if (!settings.RootElement.TryGetProperty("profiles", out var profiles) || !profiles.EnumerateObject().Any())
        {
            return environment;
        }

        var profile = profiles.EnumerateObject().FirstOrDefault(candidate => profileName is null || candidate.Name == profileName);
        if (profile.Value.ValueKind == JsonValueKind.Undefined)
        {
            throw new InvalidOperationException($"The launch profile '{profileName}' was not found in '{path}'.");
        }

        environment["DOTNET_LAUNCH_PROFILE"] = profile.Name;
        if (profile.Value.TryGetProperty("environmentVariables", out var variables))
        {
            foreach (var variable in variables.EnumerateObject())
            {
                environment[variable.Name] = variable.Value.GetString();
                if (s_prefixes.FirstOrDefault(prefix => variable.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } prefix)
                {
                    environment[variable.Name[prefix.Length..]] = variable.Value.GetString();
                }
            }
        }

        return environment;
    }
}
