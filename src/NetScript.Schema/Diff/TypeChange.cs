namespace NetScript.Schema.Diff;

/// <summary>What happens to the values of a column when its type changes.</summary>
internal enum TypeChange
{
    /// <summary>The type stays the same.</summary>
    None,

    /// <summary>Each value has its counterpart.</summary>
    Safe,

    /// <summary>Some values may be lost or refused.</summary>
    Risky,

    /// <summary>The database does not convert them: the column is dropped and made anew.</summary>
    NotCastable,
}
