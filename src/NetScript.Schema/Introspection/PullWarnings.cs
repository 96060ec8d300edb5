using System.Text;

namespace NetScript.Schema.Introspection;

/// <summary>Collects what is told, and tells it in Prisma's words.</summary>
internal sealed class PullWarnings
{
    private static readonly Dictionary<PullWarning, string> s_messages = new()
    {
        [PullWarning.FieldWithoutName] =
            "These fields were commented out because their names are currently not supported by Prisma. Please provide valid ones that match [a-zA-Z][a-zA-Z0-9_]* using the `@map` attribute:",
        [PullWarning.FieldNameKept] = "These fields were enriched with `@map` information taken from the previous Prisma schema:",
        [PullWarning.ValueWithoutName] =
            "These enum values were commented out because their names are currently not supported by Prisma. Please provide valid ones that match [a-zA-Z][a-zA-Z0-9_]* using the `@map` attribute:",
        [PullWarning.ModelWithoutColumns] = "The following models were commented out as we could not retrieve columns for them. Please check your privileges:",
        [PullWarning.ModelWithoutIdentifier] = "The following models were ignored as they do not have a valid unique identifier or id. This is currently not supported by Prisma Client:",
        [PullWarning.KeyNameKept] = "These models were enriched with custom compound id names taken from the previous Prisma schema:",
        [PullWarning.UnsupportedType] = "These fields are not supported by Prisma Client, because Prisma currently does not support their types:",
        [PullWarning.ModelNameKept] = "These models were enriched with `@@map` information taken from the previous Prisma schema:",
        [PullWarning.ValueNameKept] = "These enum values were enriched with `@map` information taken from the previous Prisma schema:",
        [PullWarning.EnumNameKept] = "These enums were enriched with `@@map` information taken from the previous Prisma schema:",
        [PullWarning.RelationCopied] =
            "Relations were copied from the previous data model due to not using foreign keys in the database. If any of the relation columns changed in the database, the relations might not be correct anymore:",
        [PullWarning.DuplicateName] = "These items were renamed due to their names being duplicates in the Prisma schema:",
        [PullWarning.Partition] = "These tables are partition tables, which are not yet fully supported:",
        [PullWarning.Inheritance] = "These tables are inherited tables, which are not yet fully supported:",
        [PullWarning.NullOrder] =
            "These index columns are having a non-default null sort order, which is not yet fully supported. Read more: https://pris.ly/d/non-default-index-null-ordering",
        [PullWarning.RowLevelSecurity] = "These tables contain row level security, which is not yet fully supported. Read more: https://pris.ly/d/row-level-security",
        [PullWarning.CheckConstraint] =
            "These constraints are not supported by Prisma Client, because Prisma currently does not fully support check constraints. Read more: https://pris.ly/d/check-constraints",
        [PullWarning.ExclusionConstraint] =
            "These constraints are not supported by Prisma Client, because Prisma currently does not fully support exclusion constraints. Read more: https://pris.ly/d/exclusion-constraints",
        [PullWarning.Deferring] =
            "These primary key, foreign key or unique constraints are using non-default deferring in the database, which is not yet fully supported. Read more: https://pris.ly/d/constraint-deferring",
        [PullWarning.Comment] = "These objects have comments defined in the database, which is not yet fully supported. Read more: https://pris.ly/d/database-comments",
        [PullWarning.ExpressionIndex] =
            "These indexes are not supported by Prisma Client, because Prisma currently does not fully support expression indexes. Read more: https://pris.ly/d/expression-indexes",
        [PullWarning.IncludeIndex] = "These indexes include columns besides their keys, which a schema cannot say:",
        [PullWarning.PartialIndex] = "These indexes are partial and were left out. Add `partialIndexes` to the preview features of a generator to have them:",
    };

    private readonly SortedDictionary<PullWarning, List<string>> _items = [];

    public void Add(PullWarning warning, string item)
    {
        if (!_items.TryGetValue(warning, out var items))
        {
            _items.Add(warning, items = []);
        }

        items.Add(item);
    }

    /// <summary>Everything, or <see langword="null"/> if there is nothing.</summary>
    public string? Write()
    {
        if (_items.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder("*** WARNING ***\n");
        foreach (var (warning, items) in _items)
        {
            text.Append('\n').Append(s_messages[warning]).Append('\n');
            items.ForEach(item => text.Append("  - ").Append(item).Append('\n'));
        }

        return text.ToString();
    }
}
