namespace Aspire.Hosting;

/// <summary>How a dialog with inputs looks and what it accepts.</summary>
public class InputsDialogInteractionOptions : InteractionOptions
{
    /// <summary>Looks at the inputs together, and says what is wrong with them.</summary>
    public Func<InputsDialogValidationContext, Task>? ValidationCallback { get; set; }
}
