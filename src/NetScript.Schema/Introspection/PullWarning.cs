namespace NetScript.Schema.Introspection;

/// <summary>What is told of a schema that was read from a database, in the order in which Prisma tells it.</summary>
internal enum PullWarning
{
    FieldWithoutName,
    FieldNameKept,
    ValueWithoutName,
    ModelWithoutColumns,
    ModelWithoutIdentifier,
    KeyNameKept,
    UnsupportedType,
    ModelNameKept,
    ValueNameKept,
    EnumNameKept,
    RelationCopied,
    DuplicateName,
    Partition,
    Inheritance,
    NullOrder,
    RowLevelSecurity,
    CheckConstraint,
    ExclusionConstraint,
    Deferring,
    Comment,
    ExpressionIndex,
    IncludeIndex,
    PartialIndex,
}
