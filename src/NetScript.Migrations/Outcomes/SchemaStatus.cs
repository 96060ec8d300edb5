namespace NetScript.Migrations;

/// <summary>Whether a database is what the schema and the migrations say.</summary>
public sealed record SchemaStatus
{
    /// <summary>The verdict; <see langword="null"/> if it could not be found out.</summary>
    public SchemaVerdict? Verdict { get; init; }

    /// <summary>
    /// What is different, as a tree to read: for <see cref="SchemaVerdict.Drifted"/> from what the migrations made to what the database has, for <see cref="SchemaVerdict.Changed"/> from what the migrations make to
    /// what the schema says; <see langword="null"/> otherwise.
    /// </summary>
    public string? Differences { get; init; }

    /// <summary>Why there is no verdict, or <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
