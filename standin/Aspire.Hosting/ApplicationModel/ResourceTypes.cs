namespace Aspire.Hosting.ApplicationModel;

/// <summary>The kinds of resource that people see.</summary>
internal static class ResourceTypes
{
    public const string Container = "Container";
    public const string Executable = "Executable";
    public const string Project = "Project";
    public const string Parameter = "Parameter";
    public const string ConnectionString = "ConnectionString";

    private const string Suffix = "Resource";

    /// <summary>The kind of a resource: its type's name, without the word that all of them end with, when it is no process.</summary>
    public static string Get(IResource resource) => resource switch
    {
        ProjectResource => Project,
        _ when resource.Annotations.OfType<ContainerImageAnnotation>().Any() => Container,
        ExecutableResource => Executable,
        _ => TrimSuffix(resource.GetType().Name),
    };

    /// <summary>Whether a launcher runs the resource.</summary>
    public static bool IsLaunched(IResource resource) => Get(resource) is Container or Executable or Project;

    private static string TrimSuffix(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length ? name[..^Suffix.Length] : name;
}
