namespace NetScript.Migrations;

/// <summary>A script is executed and recorded.</summary>
/// <param name="Kind">What the script is.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Index">Which of <paramref name="Total"/> it is, from 1.</param>
/// <param name="Total">How many there are in this run.</param>
/// <param name="Duration">How long it took.</param>
public sealed record ScriptFinishedEvent(ScriptKind Kind, string Name, int Index, int Total, TimeSpan Duration) : MigrationEvent;
