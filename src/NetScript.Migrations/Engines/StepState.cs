namespace NetScript.Migrations.Engines;

/// <summary>What is known of a statement during which a run was interrupted.</summary>
internal enum StepState
{
    /// <summary>Nobody can tell whether it took effect.</summary>
    Unknown,

    /// <summary>It did not, or executing it again changes nothing.</summary>
    Repeat,

    /// <summary>It did.</summary>
    Applied,
}
