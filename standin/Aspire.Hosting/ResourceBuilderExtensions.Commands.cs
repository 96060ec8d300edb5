using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Says more about a resource.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Adds a command to a resource, in the place of an earlier one of the same name.</summary>
    /// <param name="builder">The resource builder.</param>
    /// <param name="name">The name by which the command is run.</param>
    /// <param name="displayName">What people see instead of the name.</param>
    /// <param name="executeCommand">Runs the command.</param>
    /// <param name="commandOptions">What the command looks like and what it is run with.</param>
    /// <typeparam name="T">The resource.</typeparam>
    /// <returns>The resource builder.</returns>
    public static IResourceBuilder<T> WithCommand<T>(
        this IResourceBuilder<T> builder,
        string name,
        string displayName,
        Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
        CommandOptions? commandOptions = null) where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(displayName);
        ArgumentNullException.ThrowIfNull(executeCommand);

        builder.Resource.AddCommand(name, displayName, executeCommand, commandOptions ?? new());
        return builder;
    }

    internal static void AddCommand(this IResource resource, string name, string displayName, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand, CommandOptions options)
    {
        if (resource.Annotations.OfType<ResourceCommandAnnotation>().SingleOrDefault(command => command.Name == name) is { } existing)
        {
            resource.Annotations.Remove(existing);
        }

        resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            options.UpdateState ?? (_ => ResourceCommandState.Enabled),
            executeCommand,
            options.Description,
            options.Arguments,
            options.ConfirmationMessage,
            options.IconName,
            options.IconVariant,
            options.IsHighlighted,
            options.Visibility,
            options.ValidateArguments));
    }
}
