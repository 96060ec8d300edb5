using NetScript.Schema.Database;

namespace NetScript.Migrations;

/// <summary>What was found in a database.</summary>
public sealed record SchemaReading
{
    /// <summary>What is in it; <see langword="null"/> if it could not be read.</summary>
    public DatabaseModel? Database { get; init; }

    /// <summary>Why it could not be read, or <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
