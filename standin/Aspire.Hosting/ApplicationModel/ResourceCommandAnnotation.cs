namespace Aspire.Hosting.ApplicationModel;

/// <summary>A command of a resource.</summary>
/// <param name="name">The name by which the command is run.</param>
/// <param name="displayName">What people see instead of the name.</param>
/// <param name="updateState">Decides from the resource's snapshot whether the command can be run.</param>
/// <param name="executeCommand">Runs the command.</param>
/// <param name="displayDescription">What the command does.</param>
/// <param name="arguments">The inputs that the command is run with.</param>
/// <param name="confirmationMessage">A question that people are asked before the command runs.</param>
/// <param name="iconName">The name of a FluentUI icon.</param>
/// <param name="iconVariant">Whether the icon is drawn as an outline or filled.</param>
/// <param name="isHighlighted">Whether the command is shown outside the menu.</param>
/// <param name="visibility">Who is offered the command.</param>
/// <param name="validateArguments">Looks at the inputs together before the command runs.</param>
public sealed class ResourceCommandAnnotation(
    string name,
    string displayName,
    Func<UpdateCommandStateContext, ResourceCommandState> updateState,
    Func<ExecuteCommandContext, Task<ExecuteCommandResult>> executeCommand,
    string? displayDescription,
    IReadOnlyList<InteractionInput>? arguments,
    string? confirmationMessage,
    string? iconName,
    IconVariant? iconVariant,
    bool isHighlighted,
    ResourceCommandVisibility visibility = ResourceCommandVisibility.UI | ResourceCommandVisibility.Api,
    Func<InputsDialogValidationContext, Task>? validateArguments = null) : IResourceAnnotation
{
    /// <summary>The name by which the command is run.</summary>
    public string Name { get; } = name;

    /// <summary>What people see instead of the name.</summary>
    public string DisplayName { get; } = displayName;

    /// <summary>Decides from the resource's snapshot whether the command can be run.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState> UpdateState { get; } = updateState;

    /// <summary>Runs the command.</summary>
    public Func<ExecuteCommandContext, Task<ExecuteCommandResult>> ExecuteCommand { get; } = executeCommand;

    /// <summary>What the command does.</summary>
    public string? DisplayDescription { get; } = displayDescription;

    /// <summary>The inputs that the command is run with.</summary>
    public IReadOnlyList<InteractionInput> Arguments { get; } = arguments ?? [];

    /// <summary>Looks at the inputs together before the command runs.</summary>
    public Func<InputsDialogValidationContext, Task>? ValidateArguments { get; } = validateArguments;

    /// <summary>A question that people are asked before the command runs.</summary>
    public string? ConfirmationMessage { get; } = confirmationMessage;

    /// <summary>The name of a FluentUI icon.</summary>
    public string? IconName { get; } = iconName;

    /// <summary>Whether the icon is drawn as an outline or filled.</summary>
    public IconVariant? IconVariant { get; } = iconVariant;

    /// <summary>Whether the command is shown outside the menu.</summary>
    public bool IsHighlighted { get; } = isHighlighted;

    /// <summary>Who is offered the command.</summary>
    public ResourceCommandVisibility Visibility { get; } = visibility;
}
