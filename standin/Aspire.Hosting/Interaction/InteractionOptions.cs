namespace Aspire.Hosting;

/// <summary>How a dialog looks.</summary>
public class InteractionOptions
{
    /// <summary>The text of the button that agrees.</summary>
    public string? PrimaryButtonText { get; set; }

    /// <summary>The text of the button that does not.</summary>
    public string? SecondaryButtonText { get; set; }

    /// <summary>Whether there is a button that does not agree.</summary>
    public bool? ShowSecondaryButton { get; set; }

    /// <summary>Whether the dialog can be closed without an answer.</summary>
    public bool? ShowDismiss { get; set; }

    /// <summary>Whether the message is Markdown.</summary>
    public bool? EnableMessageMarkdown { get; set; }
}
