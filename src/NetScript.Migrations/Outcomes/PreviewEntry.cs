namespace NetScript.Migrations;

/// <summary>A script in a <see cref="MigrationPreview"/>.</summary>
public sealed record PreviewEntry
{
    /// <summary>The name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The absolute path of the script.</summary>
    public required string FilePath { get; init; }

    /// <summary>Whether the statements and the record of the script are one transaction. If not, they take effect one by one.</summary>
    public required bool IsTransactional { get; init; }

    /// <summary>The statements as they would be sent, each without its separator. Empty for a migration that would only be recorded, because those it replaces are applied.</summary>
    public required IReadOnlyList<string> Statements { get; init; }
}
