namespace NetScript.Migrations;

/// <summary>A run begins with a script.</summary>
/// <param name="Kind">What the script is.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Index">Which of <paramref name="Total"/> it is, from 1.</param>
/// <param name="Total">How many there are in this run.</param>
/// <param name="Statements">How many statements it has; 0 for a command.</param>
public sealed record ScriptStartedEvent(ScriptKind Kind, string Name, int Index, int Total, int Statements) : MigrationEvent;
