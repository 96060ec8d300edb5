namespace NetScript.Configuration;

/// <summary>What happens to what the schema of a plugin has and the engine has not: <c>NetScript:Databases:&lt;key&gt;:Schema:Portability</c>. The application's own schema is never changed.</summary>
public enum Portability
{
    /// <summary>It is replaced by what comes nearest: a list by Json, a native type of another engine by one of this. The default.</summary>
    Adapt,

    /// <summary>It is an error, as for Prisma.</summary>
    Strict,
}
