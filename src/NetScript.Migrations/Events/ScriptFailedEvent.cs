namespace NetScript.Migrations;

/// <summary>A script failed, and the run stops.</summary>
/// <param name="Kind">What the script is.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Failure">Why, and what to do.</param>
public sealed record ScriptFailedEvent(ScriptKind Kind, string Name, MigrationFailure Failure) : MigrationEvent;
