namespace NetScript.Migrations;

/// <summary>How a migration on disk and its record in the database's history compare.</summary>
public enum MigrationState
{
    /// <summary>It was applied, and is on disk as it was then.</summary>
    Applied,

    /// <summary>It is on disk and was never applied: the next run applies it.</summary>
    Pending,

    /// <summary>It was started and neither finished nor rolled back: no run goes on before this is resolved.</summary>
    Failed,

    /// <summary>It failed and was rolled back: the next run tries it again.</summary>
    RolledBack,

    /// <summary>It was applied, and its script has changed since.</summary>
    Modified,

    /// <summary>It was applied, and is no longer on disk.</summary>
    Orphaned,
}
