using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Processes;

/// <summary>The properties that the dashboard knows of containers, executables and projects, by the names that it has for them.</summary>
internal static class LaunchProperties
{
    public const string ExecutablePath = "executable.path";
    public const string ExecutableWorkingDirectory = "executable.workDir";
    public const string ExecutableArguments = "executable.args";
    public const string ExecutableProcessId = "executable.pid";
    public const string ProjectPath = "project.path";
    public const string ContainerImage = "container.image";
    public const string ContainerId = "container.id";
    public const string ContainerCommand = "container.command";
    public const string ContainerArguments = "container.args";
    public const string ContainerPorts = "container.ports";
    public const string ContainerLifetime = "container.lifetime";

    /// <summary>The arguments that the application gives, as the dashboard shows them beside the program's name.</summary>
    public const string ApplicationArguments = "resource.appArgs";

    /// <summary>One number an argument: 1 where it is hidden.</summary>
    public const string ApplicationArgumentsSensitivity = "resource.appArgsSensitivity";

    /// <summary>Sets the properties of the application's arguments.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> WithArguments(this ImmutableArray<ResourcePropertySnapshot> properties, IReadOnlyList<LaunchArgument> arguments)
    {
        var isSensitive = arguments.Any(argument => argument.IsSensitive);
        return properties
            .WithProperty(ApplicationArguments, arguments.Select(argument => argument.Value).ToImmutableArray(), isSensitive)
            .WithProperty(ApplicationArgumentsSensitivity, arguments.Select(argument => argument.IsSensitive ? 1 : 0).ToImmutableArray(), isSensitive);
    }
}
