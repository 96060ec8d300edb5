namespace NetScript.Migrations;

/// <summary>A run connects to the database.</summary>
public sealed record ConnectingEvent : MigrationEvent;
