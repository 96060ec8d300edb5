namespace NetScript.Migrations;

/// <summary>The migrations or seeds on disk cannot be used. The message has all problems; nothing was connected to or changed.</summary>
public sealed class MigrationCatalogException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="key">The key of the database.</param>
    /// <param name="problems">Every problem, each naming the file and the remedy.</param>
    public MigrationCatalogException(string key, IReadOnlyList<string> problems)
        : base(MessageOf(key, problems))
    {
        Problems = problems;
    }

    /// <summary>Every problem, each naming the file and the remedy.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string MessageOf(string key, IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return $"The migrations of '{key}' cannot be used.{string.Concat(problems.Select(problem => $"{Environment.NewLine}- {problem}"))}";
    }
}
