using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds processes.</summary>
public static class ExecutableResourceBuilderExtensions
{
    /// <summary>Adds a process.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="command">The command: a path, or a name that is found on the PATH.</param>
    /// <param name="workingDirectory">The directory that it runs in, relative to the AppHost's directory.</param>
    /// <param name="args">Its arguments.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ExecutableResource> AddExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, string command, string workingDirectory, params string[]? args) =>
        builder.AddExecutable(name, command, workingDirectory, (object[]?)args);

    /// <summary>Adds a process.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="command">The command: a path, or a name that is found on the PATH.</param>
    /// <param name="workingDirectory">The directory that it runs in, relative to the AppHost's directory.</param>
    /// <param name="args">Its arguments: strings and values.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ExecutableResource> AddExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, string command, string workingDirectory, params object[]? args)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(workingDirectory);
        var fullPath = Path.GetFullPath(workingDirectory, builder.AppHostDirectory);
        return builder.AddResource(new ExecutableResource(name, command, fullPath)).WithArgs(args ?? []);
    }
}
