namespace Aspire.Hosting.Projects;

/// <summary>A way to run a project, from its <c>Properties/launchSettings.json</c>.</summary>
internal sealed record LaunchProfile(string Name)
{
    public string? CommandName { get; init; }

    public string? CommandLineArgs { get; init; }

    public string? LaunchUrl { get; init; }

    public string? ApplicationUrl { get; init; }

    public IReadOnlyDictionary<string, string> EnvironmentVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it runs the project itself, and not a web server or a container around it.</summary>
    public bool RunsProject => string.IsNullOrEmpty(CommandName)
        || CommandName.Equals("Project", StringComparison.OrdinalIgnoreCase)
        || CommandName.Equals("Executable", StringComparison.OrdinalIgnoreCase);
}
