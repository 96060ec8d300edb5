namespace NetScript.Migrations;

/// <summary>
/// Something that happened in a run. In order: <see cref="ConnectingEvent"/>, then, unless nothing is to do, <see cref="LockingEvent"/>, <see cref="PlannedEvent"/>, and for each script
/// <see cref="ScriptStartedEvent"/>, any number of <see cref="StatementEvent"/> and a <see cref="ScriptFinishedEvent"/> or <see cref="ScriptFailedEvent"/>.
/// </summary>
public abstract record MigrationEvent;
