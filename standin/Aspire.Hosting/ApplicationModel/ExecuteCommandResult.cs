namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command ended. <see cref="CommandResults"/> makes them.</summary>
public sealed class ExecuteCommandResult
{
    /// <summary>Whether the command did what it was asked to.</summary>
    public required bool Success { get; init; }

    /// <summary>Whether the command was given up.</summary>
    public bool Canceled { get; init; }

    /// <summary>What people are told about it.</summary>
    public string? Message { get; init; }

    /// <summary>What the command produced.</summary>
    public CommandResultData? Data { get; init; }
}
