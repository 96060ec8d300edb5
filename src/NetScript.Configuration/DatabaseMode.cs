namespace NetScript.Configuration;

/// <summary>Who provides the server of a database: <c>NetScript:Databases:&lt;key&gt;:Mode</c>. SQLite has no server and accepts either value.</summary>
public enum DatabaseMode
{
    /// <summary>A container is started for the database. The default.</summary>
    Container,

    /// <summary>The server is already there; its address comes from <see cref="DatabaseEnvironment.ResolveConnectionString"/>.</summary>
    External,
}
