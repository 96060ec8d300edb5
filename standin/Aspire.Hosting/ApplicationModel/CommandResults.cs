namespace Aspire.Hosting.ApplicationModel;

/// <summary>Makes the results of commands.</summary>
public static class CommandResults
{
    /// <summary>The command did what it was asked to.</summary>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success() => new() { Success = true };

    /// <summary>The command did what it was asked to.</summary>
    /// <param name="message">What people are told about it.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message) => new() { Success = true, Message = message };

    /// <summary>The command produced a text.</summary>
    /// <param name="message">What people are told about it.</param>
    /// <param name="result">The text.</param>
    /// <param name="resultFormat">What kind of text it is.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message, string result, CommandResultFormat resultFormat = CommandResultFormat.Text) =>
        Success(message, new CommandResultData { Value = result, Format = resultFormat });

    /// <summary>The command produced a text.</summary>
    /// <param name="message">What people are told about it.</param>
    /// <param name="result">The text.</param>
    /// <param name="resultFormat">What kind of text it is.</param>
    /// <param name="displayImmediately">Whether it is shown without being asked for.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message, string result, CommandResultFormat resultFormat, bool displayImmediately) =>
        Success(message, new CommandResultData { Value = result, Format = resultFormat, DisplayImmediately = displayImmediately });

    /// <summary>The command produced something.</summary>
    /// <param name="message">What people are told about it.</param>
    /// <param name="value">What it produced.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Success(string message, CommandResultData value) => new() { Success = true, Message = message, Data = value };

    /// <summary>The command failed.</summary>
    /// <param name="errorMessage">What went wrong.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(string? errorMessage = null) => new() { Success = false, Message = errorMessage };

    /// <summary>The command failed and produced a text.</summary>
    /// <param name="errorMessage">What went wrong.</param>
    /// <param name="result">The text.</param>
    /// <param name="resultFormat">What kind of text it is.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(string errorMessage, string result, CommandResultFormat resultFormat = CommandResultFormat.Text) =>
        Failure(errorMessage, new CommandResultData { Value = result, Format = resultFormat });

    /// <summary>The command failed and produced something.</summary>
    /// <param name="errorMessage">What went wrong.</param>
    /// <param name="value">What it produced.</param>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Failure(string errorMessage, CommandResultData value) => new() { Success = false, Message = errorMessage, Data = value };

    /// <summary>The command was given up.</summary>
    /// <returns>The result.</returns>
    public static ExecuteCommandResult Canceled() => new() { Success = false, Canceled = true };

    /// <summary>The command failed with an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>The result, with the exception's message.</returns>
    public static ExecuteCommandResult Failure(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);

        return Failure(exception.Message);
    }
}
