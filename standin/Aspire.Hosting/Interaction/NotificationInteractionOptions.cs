namespace Aspire.Hosting;

/// <summary>How a notification looks.</summary>
public class NotificationInteractionOptions : InteractionOptions
{
    /// <summary>What the message is meant as.</summary>
    public MessageIntent? Intent { get; set; }

    /// <summary>The text of the link.</summary>
    public string? LinkText { get; set; }

    /// <summary>Where the link leads.</summary>
    public string? LinkUrl { get; set; }
}
