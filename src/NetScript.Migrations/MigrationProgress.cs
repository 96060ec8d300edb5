namespace NetScript.Migrations;

/// <summary>How far a run is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Index">Which of <paramref name="Total"/> it is doing, from 1; 0 in phases that are not counted.</param>
/// <param name="Total">How many there are to do in this run; 0 in phases that are not counted.</param>
/// <param name="Name">The display name of the migration or seed; empty in phases that are not counted.</param>
public sealed record MigrationProgress(MigrationPhase Phase, int Index, int Total, string Name)
{
    /// <summary>The start of a phase that has no steps.</summary>
    internal static MigrationProgress Of(MigrationPhase phase) => new(phase, 0, 0, "");
}
