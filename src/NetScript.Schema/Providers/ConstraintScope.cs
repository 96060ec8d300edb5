namespace NetScript.Schema.Providers;

/// <summary>Where a constraint's name has to be the only one.</summary>
/// <param name="IsGlobal">In a database schema, or in a table.</param>
/// <param name="Description">As messages say it; <c>{0}</c> is the model.</param>
/// <param name="Kinds">Whose names are in it.</param>
internal sealed record ConstraintScope(bool IsGlobal, string Description, ConstraintKinds Kinds)
{
    /// <summary>Whose names Prisma looks up in it.</summary>
    public ConstraintKinds Checked { get; private init; } = Kinds;

    public static ConstraintScope GlobalIndexes { get; } = new(true, "global for indexes and unique constraints", ConstraintKinds.Index);

    public static ConstraintScope GlobalForeignKeys { get; } = new(true, "global for foreign keys", ConstraintKinds.ForeignKey);

    public static ConstraintScope GlobalKeysAndIndexes { get; } = new(true, "global for primary key, indexes and unique constraints", ConstraintKinds.PrimaryKey | ConstraintKinds.Index);

    public static ConstraintScope GlobalKeysAndDefaults { get; } =
        new(true, "global for primary keys, foreign keys and default constraints", ConstraintKinds.PrimaryKey | ConstraintKinds.ForeignKey | ConstraintKinds.Default);

    public static ConstraintScope ModelIndexes { get; } = new(false, "on model `{0}` for indexes and unique constraints", ConstraintKinds.Index);

    public static ConstraintScope ModelKeysAndIndexes { get; } = new(false, "on model `{0}` for primary key, indexes and unique constraints", ConstraintKinds.PrimaryKey | ConstraintKinds.Index);

    public static ConstraintScope ModelConstraints { get; } =
        new(false, "on model `{0}` for primary key, indexes, unique constraints and foreign keys", ConstraintKinds.PrimaryKey | ConstraintKinds.Index | ConstraintKinds.ForeignKey)
        {
            Checked = ConstraintKinds.PrimaryKey | ConstraintKinds.ForeignKey,
        };
}

[Flags]
internal enum ConstraintKinds
{
    PrimaryKey = 1,
    Index = 2,
    ForeignKey = 4,
    Default = 8,
}
