namespace NetScript.Schema.Diff;

/// <summary>What a diff would lose, or why it cannot be executed.</summary>
/// <param name="Message">In Prisma's words.</param>
/// <param name="IsUnexecutable">Whether a statement fails because of the rows that are there.</param>
public sealed record DataLossFinding(string Message, bool IsUnexecutable);
