namespace Aspire.Hosting;

/// <summary>What kind of value an input takes.</summary>
public enum InputType
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A line of text that is not shown.</summary>
    SecretText,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A file.</summary>
    File,
}
