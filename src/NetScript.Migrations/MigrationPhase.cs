namespace NetScript.Migrations;

/// <summary>What a run is doing.</summary>
public enum MigrationPhase
{
    /// <summary>Connecting to the database, and waiting for a server that is starting.</summary>
    Connecting,

    /// <summary>Waiting for another run to release the migration lock.</summary>
    Locking,

    /// <summary>Applying a migration.</summary>
    Migrating,

    /// <summary>Running a seed.</summary>
    Seeding,
}
