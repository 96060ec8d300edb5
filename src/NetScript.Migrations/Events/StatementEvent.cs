namespace NetScript.Migrations;

/// <summary>Statements of a script were executed. Where several travel together, there is one event for all of them.</summary>
/// <param name="Kind">What the script is.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Executed">How many are executed.</param>
/// <param name="Statements">How many there are.</param>
public sealed record StatementEvent(ScriptKind Kind, string Name, int Executed, int Statements) : MigrationEvent;
