namespace Aspire.Hosting.ApplicationModel;

/// <summary>A command of a resource in the state that it is in now.</summary>
/// <param name="Name">The name by which the command is run.</param>
/// <param name="State">Whether it can be run now.</param>
/// <param name="DisplayName">What people see instead of the name.</param>
/// <param name="DisplayDescription">What the command does.</param>
/// <param name="Parameter">A value that older commands were run with.</param>
/// <param name="ConfirmationMessage">The question that is asked before it runs.</param>
/// <param name="IconName">The name of a FluentUI icon.</param>
/// <param name="IconVariant">Whether the icon is drawn as an outline or filled.</param>
/// <param name="IsHighlighted">Whether the command is shown outside the menu.</param>
public sealed record ResourceCommandSnapshot(string Name, ResourceCommandState State, string DisplayName, string? DisplayDescription, [property: Obsolete("Use Arguments to describe invocation arguments.")] object? Parameter, string? ConfirmationMessage, string? IconName, IconVariant? IconVariant, bool IsHighlighted)
{
    /// <summary>The inputs that the command is run with.</summary>
    public IReadOnlyList<InteractionInput> Arguments { get; init; } = [];

    /// <summary>Who is offered the command.</summary>
    public ResourceCommandVisibility Visibility { get; init; } = ResourceCommandVisibility.UI | ResourceCommandVisibility.Api;
}
