namespace NetScript.Migrations;

/// <summary>What a script is.</summary>
public enum ScriptKind
{
    /// <summary>A migration.</summary>
    Migration,

    /// <summary>A seed, or the command that seeds.</summary>
    Seed,
}
