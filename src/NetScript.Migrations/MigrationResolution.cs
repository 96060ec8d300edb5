namespace NetScript.Migrations;

/// <summary>What people found out about a migration, as in <c>prisma migrate resolve</c>.</summary>
public enum MigrationResolution
{
    /// <summary>All of it is in the database: it counts as applied, and is not run.</summary>
    Applied,

    /// <summary>Nothing of it is in the database: it is pending again.</summary>
    RolledBack,
}
