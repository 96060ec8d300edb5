namespace NetScript.Migrations;

/// <summary>Whether a server can be used, as <see cref="Migrator.CheckAsync"/> found it.</summary>
public sealed record ServerCheck
{
    /// <summary>The server's name and version, such as <c>PostgreSQL 17.2</c>; <see langword="null"/> where it did not answer, or the database does not exist yet.</summary>
    public string? Server { get; init; }

    /// <summary>Why it cannot be used; <see langword="null"/> if it can.</summary>
    public MigrationFailure? Failure { get; init; }
}
