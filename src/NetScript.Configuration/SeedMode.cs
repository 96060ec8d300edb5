namespace NetScript.Configuration;

/// <summary>When a seed script runs: <c>NetScript:Databases:&lt;key&gt;:Seed:Mode</c>.</summary>
public enum SeedMode
{
    /// <summary>Once for a database, whatever becomes of the file afterwards. The default: it is safe whatever the script does.</summary>
    Once,

    /// <summary>Once, and again when the file has changed. The script has to cope with its own rows.</summary>
    OnChange,

    /// <summary>On every start. The script has to cope with its own rows.</summary>
    Always,

    /// <summary>Never.</summary>
    Off,
}
