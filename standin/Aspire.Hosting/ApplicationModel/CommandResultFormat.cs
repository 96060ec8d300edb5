namespace Aspire.Hosting.ApplicationModel;

/// <summary>The kind of text that a command produced.</summary>
public enum CommandResultFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>Markdown.</summary>
    Markdown,
}
