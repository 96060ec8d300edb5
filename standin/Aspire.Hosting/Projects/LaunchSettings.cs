using System.Text.Json;

namespace Aspire.Hosting.Projects;

/// <summary>The launch profiles of a project, in the order of the file.</summary>
internal sealed class LaunchSettings
{
    private static readonly JsonDocumentOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions s_profile = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private LaunchSettings(IReadOnlyList<LaunchProfile> profiles)
    {
        Profiles = profiles;
    }

    public IReadOnlyList<LaunchProfile> Profiles { get; }

    /// <summary>Reads the launch profiles of a project, which needs to have none.</summary>
    /// <exception cref="DistributedApplicationException">There is no such project, or the file cannot be read.</exception>
    public static LaunchSettings Read(string projectPath)
    {
        if (!File.Exists(projectPath))
        {
            throw new DistributedApplicationException($"Project file '{projectPath}' was not found.");
        }

        var path = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(path))
        {
            return new LaunchSettings([]);
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), s_options);
            return document.RootElement.TryGetProperty("profiles", out var profiles)
                ? new LaunchSettings([.. profiles.EnumerateObject().Select(profile => profile.Value.Deserialize<LaunchProfile>(s_profile)! with { Name = profile.Name })])
                : new LaunchSettings([]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new DistributedApplicationException($"The launch settings '{path}' could not be read: {failure.Message}", failure);
        }
    }

    /// <summary>Chooses the profile of a name, or else that of the AppHost if the project has one of that name, or else the first one that runs the project.</summary>
    /// <exception cref="DistributedApplicationException">There is no profile of that name.</exception>
    public LaunchProfile? Choose(string? name, string? appHostProfile) => name is { Length: > 0 }
        ? Find(name) ?? throw new DistributedApplicationException($"Launch settings file does not contain '{name}' profile.")
        : Find(appHostProfile) ?? Profiles.FirstOrDefault(profile => profile.RunsProject);

    private LaunchProfile? Find(string? name) => Profiles.FirstOrDefault(profile => profile.Name == name);
}
