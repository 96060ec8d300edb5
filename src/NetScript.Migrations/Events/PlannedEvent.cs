namespace NetScript.Migrations;

/// <summary>A run holds the lock and knows what it is going to do.</summary>
/// <param name="Kind">What the scripts are.</param>
/// <param name="Scripts">Their display names, in the order in which they run.</param>
public sealed record PlannedEvent(ScriptKind Kind, IReadOnlyList<string> Scripts) : MigrationEvent;
