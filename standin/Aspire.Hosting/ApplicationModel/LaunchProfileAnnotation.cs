namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says which launch profile of a project is used.</summary>
/// <param name="launchProfileName">The name of the profile.</param>
public sealed class LaunchProfileAnnotation(string launchProfileName) : IResourceAnnotation
{
    /// <summary>The name of the profile.</summary>
    public string LaunchProfileName { get; } = launchProfileName ?? throw new ArgumentNullException(nameof(launchProfileName));
}
