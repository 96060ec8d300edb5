namespace NetScript.Cli;

/// <summary>The command line asks for something that cannot be done. The message says which option, and what to write instead; it has no secret.</summary>
internal sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner);
