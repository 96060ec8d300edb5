namespace NetScript.Migrations;

/// <summary>A run has something to do and takes the migration lock.</summary>
public sealed record LockingEvent : MigrationEvent;
