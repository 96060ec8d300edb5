namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a command looks like and what it is run with.</summary>
public class CommandOptions
{
    /// <summary>What the command does, shown with it.</summary>
    public string? Description { get; set; }

    /// <summary>The inputs that the command is run with.</summary>
    public IReadOnlyList<InteractionInput> Arguments { get; set; } = [];

    /// <summary>Looks at the inputs together before the command runs, and says what is wrong with them.</summary>
    public Func<InputsDialogValidationContext, Task>? ValidateArguments { get; set; }

    /// <summary>Who is offered the command; people and programs unless it is set.</summary>
    public ResourceCommandVisibility Visibility { get; set; } = ResourceCommandVisibility.UI | ResourceCommandVisibility.Api;

    /// <summary>A question that people are asked before the command runs.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>The name of a FluentUI icon.</summary>
    public string? IconName { get; set; }

    /// <summary>Whether the icon is drawn as an outline or filled.</summary>
    public IconVariant? IconVariant { get; set; }

    /// <summary>Whether the command is shown outside the menu.</summary>
    public bool IsHighlighted { get; set; }

    /// <summary>Decides from the resource's snapshot whether the command can be run; it always can unless this is set.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }
}
