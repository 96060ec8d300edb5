namespace NetScript.Migrations;

/// <summary>A run waits before it tries again: for a server that is starting, or for the migration lock.</summary>
/// <param name="Reason">What it waits for and why, for people: the server's answer, or who holds the lock.</param>
public sealed record WaitingEvent(string Reason) : MigrationEvent;
