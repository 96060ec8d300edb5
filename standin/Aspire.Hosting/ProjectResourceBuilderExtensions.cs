using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Projects;

namespace Aspire.Hosting;

/// <summary>Adds .NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project that the AppHost references, with the endpoints and variables of its launch profile: that of the AppHost's name or the first one.</summary>
    /// <typeparam name="TProject">Says where the project is.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name)
        where TProject : IProjectMetadata, new()
        => builder.AddProject<TProject>(name, _ => { });

    /// <summary>Adds a project, with the endpoints and variables of its launch profile: that of the AppHost's name or the first one.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="projectPath">The project file, relative to the AppHost's directory.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath) =>
        builder.AddProject(name, projectPath, _ => { });

    /// <summary>Adds a project that the AppHost references, with the endpoints and variables of a launch profile.</summary>
    /// <typeparam name="TProject">Says where the project is.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="launchProfileName">The launch profile; none when null.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? launchProfileName)
        where TProject : IProjectMetadata, new()
        => builder.AddProject<TProject>(name, options => Choose(options, launchProfileName));

    /// <summary>Adds a project, with the endpoints and variables of a launch profile.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="projectPath">The project file, relative to the AppHost's directory.</param>
    /// <param name="launchProfileName">The launch profile; none when null.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath, string? launchProfileName) =>
        builder.AddProject(name, projectPath, options => Choose(options, launchProfileName));

    /// <summary>Adds a project that the AppHost references.</summary>
    /// <typeparam name="TProject">Says where the project is.</typeparam>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="configure">Says how it is added.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, [ResourceName] string name, Action<ProjectResourceOptions> configure)
        where TProject : IProjectMetadata, new()
        => Add(builder, name, new TProject(), configure);

    /// <summary>Adds a project.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="projectPath">The project file, relative to the AppHost's directory.</param>
    /// <param name="configure">Says how it is added.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, [ResourceName] string name, string projectPath, Action<ProjectResourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(projectPath);
        return Add(builder, name, new ProjectMetadata(Path.GetFullPath(projectPath, builder.AppHostDirectory)), configure);
    }

    private static IResourceBuilder<ProjectResource> Add(IDistributedApplicationBuilder builder, string name, IProjectMetadata metadata, Action<ProjectResourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ProjectResourceOptions();
        configure(options);
        return builder.AddResource(new ProjectResource(name)).WithProjectDefaults(metadata, options);
    }

    private static void Choose(ProjectResourceOptions options, string? launchProfileName)
    {
        options.ExcludeLaunchProfile = launchProfileName is null;
        options.LaunchProfileName = launchProfileName;
    }
}
