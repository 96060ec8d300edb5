namespace NetScript.Configuration;

/// <summary>What happens to pending migrations on start: <c>NetScript:Databases:&lt;key&gt;:Migrations:Mode</c>.</summary>
public enum MigrationsMode
{
    /// <summary>They are applied. The default.</summary>
    Apply,

    /// <summary>Nothing is changed; the database is unhealthy while a migration is pending.</summary>
    Verify,

    /// <summary>They are applied by command only.</summary>
    Manual,

    /// <summary>They are not looked at.</summary>
    Off,

    /// <summary>They are applied, and while the application runs, its resource says what a new migration would do whenever the schema files change.</summary>
    Develop,

    /// <summary>The database is made what the schema files say, without migrations. What would lose data is refused.</summary>
    Push,
}
