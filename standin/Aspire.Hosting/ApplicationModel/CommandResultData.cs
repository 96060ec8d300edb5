namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a command produced.</summary>
public sealed class CommandResultData
{
    /// <summary>The text.</summary>
    public required string Value { get; init; }

    /// <summary>What kind of text it is.</summary>
    public CommandResultFormat Format { get; init; }

    /// <summary>Whether it is shown without being asked for.</summary>
    public bool DisplayImmediately { get; init; }
}
