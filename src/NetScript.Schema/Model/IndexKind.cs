namespace NetScript.Schema.Model;

/// <summary>What an index is for.</summary>
public enum IndexKind
{
    /// <summary><c>@@index</c>.</summary>
    Normal,

    /// <summary><c>@unique</c> or <c>@@unique</c>.</summary>
    Unique,

    /// <summary><c>@@fulltext</c>.</summary>
    Fulltext,
}
