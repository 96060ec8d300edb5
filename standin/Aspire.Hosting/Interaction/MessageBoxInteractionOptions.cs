namespace Aspire.Hosting;

/// <summary>How a message box looks.</summary>
public class MessageBoxInteractionOptions : InteractionOptions
{
    /// <summary>What the message is meant as.</summary>
    public MessageIntent? Intent { get; set; }
}
