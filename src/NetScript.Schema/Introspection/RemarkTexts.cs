using NetScript.Schema.Database;

namespace NetScript.Schema.Introspection;

/// <summary>What is said of something that no schema can say.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Documentation">Above the model.</param>
/// <param name="Warning">The warning that lists it.</param>
/// <param name="Describe">As the warning lists it; it is given the model.</param>
internal sealed record RemarkText(DatabaseRemarkKind Kind, string Documentation, PullWarning Warning, Func<DatabaseRemark, string, string> Describe)
{
    /// <summary>Whether it is above what is said of a model without an identifier.</summary>
    public bool IsBeforeIdentifier { get; init; }

    /// <summary>Whether it is said of models that the schema has already.</summary>
    public bool IsAlwaysTold { get; init; }
}

/// <summary>What is said of all that no schema can say, in the order in which it is above a model.</summary>
internal static class RemarkTexts
{
    public static IReadOnlyList<RemarkText> All { get; } =
    [
        new(DatabaseRemarkKind.Partition, "This table is a partition table and requires additional setup for migrations. Visit https://pris.ly/d/partition-tables for more info.", PullWarning.Partition, Model)
            { IsBeforeIdentifier = true },
        new(DatabaseRemarkKind.Inheritance, "This table has subclasses and requires additional setup for migrations. Visit https://pris.ly/d/table-inheritance for more info.", PullWarning.Inheritance, Model)
            { IsBeforeIdentifier = true },
        new(DatabaseRemarkKind.CheckConstraint, "This table contains check constraints and requires additional setup for migrations. Visit https://pris.ly/d/check-constraints for more info.", PullWarning.CheckConstraint, Constraint)
            { IsBeforeIdentifier = true },
        new(DatabaseRemarkKind.ExclusionConstraint, "This table contains exclusion constraints and requires additional setup for migrations. Visit https://pris.ly/d/exclusion-constraints for more info.", PullWarning.ExclusionConstraint, Constraint)
            { IsBeforeIdentifier = true },
        new(DatabaseRemarkKind.Comment, "This model or at least one of its fields has comments in the database, and requires an additional setup for migrations: Read more: https://pris.ly/d/database-comments", PullWarning.Comment,
            (remark, model) => remark.Name is null ? $"Type: \"model\", name: \"{model}\"" : $"Type: \"field\", name: \"{model}.{remark.Name}\""),
        new(DatabaseRemarkKind.DeferrableConstraint, "This model has constraints using non-default deferring rules and requires additional setup for migrations. Visit https://pris.ly/d/constraint-deferring for more info.", PullWarning.Deferring, Constraint),
        new(DatabaseRemarkKind.RowLevelSecurity, "This model contains row level security and requires additional setup for migrations. Visit https://pris.ly/d/row-level-security for more info.", PullWarning.RowLevelSecurity, Model),
        new(DatabaseRemarkKind.NullOrder, "This model contains an index with non-default null sort order and requires additional setup for migrations. Visit https://pris.ly/d/default-index-null-ordering for more info.", PullWarning.NullOrder,
            (remark, _) => $"Index: \"{remark.Name}\", column: \"{remark.Column}\""),
        new(DatabaseRemarkKind.ExpressionIndex, "This model contains an expression index which requires additional setup for migrations. Visit https://pris.ly/d/expression-indexes for more info.", PullWarning.ExpressionIndex, Constraint)
            { IsAlwaysTold = true },
        new(DatabaseRemarkKind.IncludeIndex, "This model contains an index that includes columns besides its key, and requires additional setup for migrations.", PullWarning.IncludeIndex, Constraint)
            { IsAlwaysTold = true },
    ];

    private static string Model(DatabaseRemark remark, string model) => $"\"{model}\"";

    private static string Constraint(DatabaseRemark remark, string model) => $"Model: \"{model}\", constraint: \"{remark.Name}\"";
}
