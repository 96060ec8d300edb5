namespace NetScript.Cli;

/// <summary>The codes of failures that are the command line's own; the others come from the library: Prisma's <c>P…</c> and its own <c>NS…</c>.</summary>
internal static class FailureCodes
{
    /// <summary>The library's: data would be lost, and nobody has said that it may be.</summary>
    public const string DataLoss = "NS1012";

    public const string Usage = "usage";

    public const string Configuration = "configuration";

    /// <summary>The migrations or seeds on disk cannot be used.</summary>
    public const string Plan = "plan";

    public const string Cancelled = "cancelled";

    public const string Unexpected = "unexpected";
}
