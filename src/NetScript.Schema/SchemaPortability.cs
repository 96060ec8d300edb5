namespace NetScript.Schema;

/// <summary>What happens to what a plugin's fragment has and the database system has not. The application's own schema is never changed.</summary>
public enum SchemaPortability
{
    /// <summary>It is an error, as for Prisma.</summary>
    Strict,

    /// <summary>It is replaced by what comes nearest, and a warning says so once for each kind of replacement and file.</summary>
    Adapt,
}
