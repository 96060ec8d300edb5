using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Tests.Database;

/// <summary>A database as its catalog lists it after it was made: by name (indexes of SQLite the last one first), with the names of sequences, and without a word on which schema is the default.</summary>
internal static class AsListed
{
    public static DatabaseModel By(DatabaseModel model)
    {
        var place = 0;
        return model with
        {
            DefaultSchema = null,
            Enums = [.. model.Enums.OrderBy(type => type.Name, StringComparer.Ordinal)],
            Tables =
            [
                .. model.Tables.OrderBy(table => table.Name, StringComparer.Ordinal).Select(table => table with
                {
                    Columns = [.. table.Columns.Select(column => By(column, table))],
                    Indexes = model.Provider.Name == "sqlite" ? [.. table.Indexes.Reverse()] : [.. table.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal)],
                    ForeignKeys = [.. table.ForeignKeys.OrderBy(key => key.Name, StringComparer.Ordinal).Select(key => key with { Ordinal = place++ })],
                }),
            ],
        };
    }

    private static Column By(Column column, Table table) => column with
    {
        IsFilledByClient = false,
        Default = column.Default switch
        {
            { Kind: ColumnDefaultKind.Sequence } => new(ColumnDefaultKind.Sequence, $"{table.Name}_{column.Name}_seq"),
            { Kind: ColumnDefaultKind.Expression, Text: null } => null,
            { Type: ScalarType.Decimal } value => value with { Type = ScalarType.Float },
            var value => value,
        },
    };
}
