namespace NetScript.Schema.Database;

/// <summary>What a live database can have that no schema can say.</summary>
public enum DatabaseRemarkKind
{
    /// <summary>The table is divided into partitions.</summary>
    Partition,

    /// <summary>Other tables inherit from the table.</summary>
    Inheritance,

    /// <summary>The table has row level security.</summary>
    RowLevelSecurity,

    /// <summary>A check constraint.</summary>
    CheckConstraint,

    /// <summary>An exclusion constraint.</summary>
    ExclusionConstraint,

    /// <summary>A constraint that can be deferred.</summary>
    DeferrableConstraint,

    /// <summary>An index in which nulls are where they are not by default.</summary>
    NullOrder,

    /// <summary>An index of expressions.</summary>
    ExpressionIndex,

    /// <summary>An index that includes columns which are not its key.</summary>
    IncludeIndex,

    /// <summary>A comment on the table, or on the column.</summary>
    Comment,

    /// <summary>A comment on the enum that is in the place of the table.</summary>
    EnumComment,
}
