namespace Aspire.Hosting.Dcp;

/// <summary>A line that a program or container wrote, or that the orchestrator wrote about it.</summary>
/// <param name="Timestamp">When it was written; <see langword="null"/> if the orchestrator gave no time.</param>
/// <param name="Content">The line without its time.</param>
/// <param name="IsError">Whether it came on standard error or tells of an error.</param>
internal sealed record DcpLogLine(DateTimeOffset? Timestamp, string Content, bool IsError);
