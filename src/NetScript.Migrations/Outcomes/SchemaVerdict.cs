namespace NetScript.Migrations;

/// <summary>How the schema files, the migrations and the database agree.</summary>
public enum SchemaVerdict
{
    /// <summary>The database is what the schema says, and every migration is applied.</summary>
    InSync,

    /// <summary>Migrations are pending; with them, the database is what the schema says.</summary>
    Behind,

    /// <summary>The schema files were changed since the last migration: a new one is to be created.</summary>
    Changed,

    /// <summary>The database is not what its applied migrations have made: somebody has changed it by other means.</summary>
    Drifted,
}
