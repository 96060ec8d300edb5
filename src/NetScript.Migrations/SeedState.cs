namespace NetScript.Migrations;

/// <summary>How a seed on disk and its record in the database compare.</summary>
public enum SeedState
{
    /// <summary>It was run, and is on disk as it was then.</summary>
    Seeded,

    /// <summary>It was never run.</summary>
    Pending,

    /// <summary>It was run, and its script has changed since.</summary>
    Changed,
}
