namespace Aspire.Hosting.ApplicationModel;

/// <summary>A line of a resource's console log.</summary>
/// <param name="LineNumber">The number of the line, from 1.</param>
/// <param name="Content">The line, after the time at which it was written where that is known.</param>
/// <param name="IsErrorMessage">Whether it was written to standard error or logged as an error.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
