namespace NetScript.Configuration;

/// <summary>The <c>NetScript</c> configuration is missing or wrong. The message lists every problem that was found, not only the first one; it holds no secret.</summary>
public sealed class NetScriptConfigurationException : Exception
{
    /// <summary>Creates the exception for the problems that were found.</summary>
    /// <param name="problems">One sentence or more for each problem: its configuration path, its value and what is allowed.</param>
    /// <param name="innerException">What caused it, if it was another exception.</param>
    public NetScriptConfigurationException(IReadOnlyList<string> problems, Exception? innerException = null)
        : base(Compose(problems), innerException)
        => Problems = problems;

    /// <summary>Every problem, in the order of the configuration.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string Compose(IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.Count == 1
            ? problems[0]
            : $"The NetScript configuration has {problems.Count} problems:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  - {problem}"))}";
    }
}
