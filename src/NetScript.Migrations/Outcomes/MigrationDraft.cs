using NetScript.Schema.Diff;

namespace NetScript.Migrations;

/// <summary>What the next migration would be.</summary>
public sealed record MigrationDraft
{
    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty { get; init; } = true;

    /// <summary>The text of <c>migration.sql</c>, beginning with what could be lost; where there is nothing to do, a comment that says so.</summary>
    public string Sql { get; init; } = "";

    /// <summary>What it changes, as a tree to read.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What would be lost or fail, with the rows that the database has now.</summary>
    public IReadOnlyList<DataLossFinding> DataLoss { get; init; } = [];

    /// <summary>The tables of plugins that are no longer part of the schema, which it would drop.</summary>
    public IReadOnlyList<PluginTable> AbandonedTables { get; init; } = [];

    /// <summary>Why there is none, or <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
