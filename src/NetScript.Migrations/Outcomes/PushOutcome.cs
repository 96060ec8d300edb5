using NetScript.Schema.Diff;

namespace NetScript.Migrations;

/// <summary>How a push ended.</summary>
public sealed record PushOutcome
{
    /// <summary>The statements that were executed, or would be; empty where the database was what the schema says.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>What is lost by them, or why they are impossible.</summary>
    public IReadOnlyList<DataLossFinding> DataLoss { get; init; } = [];

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why nothing was changed, or <see langword="null"/>.</summary>
    public MigrationFailure? Failure { get; init; }
}
