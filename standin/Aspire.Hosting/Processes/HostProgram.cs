using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Processes;

/// <summary>The program on the host that an executable or project resource is.</summary>
/// <param name="Path">The program's file, or a name that is found on PATH.</param>
/// <param name="WorkingDirectory">The directory that it runs in.</param>
/// <param name="Arguments">Arguments that come before those that the application gives.</param>
/// <param name="ProjectPath">The project's file, if it is a project.</param>
internal sealed record HostProgram(string Path, string WorkingDirectory, IReadOnlyList<string> Arguments, string? ProjectPath)
{
    /// <summary>Variables of the AppHost that are meant for it alone: a service that inherited them would listen where the AppHost does.</summary>
    public static IReadOnlyList<string> NotInherited { get; } =
        ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE"];

    /// <summary>Says how <paramref name="resource"/> is run.</summary>
    /// <param name="resource">An executable or project.</param>
    /// <param name="buildConfiguration">The AppHost's own build configuration, in which its projects run too.</param>
    /// <exception cref="DistributedApplicationException">A project does not say where its file is.</exception>
    public static HostProgram For(IResource resource, string? buildConfiguration)
    {
        if (resource is ExecutableResource executable)
        {
            return new HostProgram(executable.Command, executable.WorkingDirectory, [], null);
        }

        var project = resource.Annotations.OfType<IProjectMetadata>().LastOrDefault()
            ?? throw new DistributedApplicationException($"The project '{resource.Name}' has no metadata that says where its file is. Add it with AddProject<Projects.…>(\"{resource.Name}\").");

        // The launch profile has been read into the application model already, whose values must win.
        return new HostProgram(
            "dotnet",
            System.IO.Path.GetDirectoryName(project.ProjectPath)!,
            [
                "run", "--project", project.ProjectPath,
                .. project.SuppressBuild ? ["--no-build"] : Array.Empty<string>(),
                .. buildConfiguration is null ? Array.Empty<string>() : ["--configuration", buildConfiguration],
                "--no-launch-profile",
            ],
            project.ProjectPath);
    }
}
