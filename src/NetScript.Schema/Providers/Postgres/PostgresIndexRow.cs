using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>A column of an index, as the catalog lists it.</summary>
internal sealed record PostgresIndexRow((string Schema, string Name) Place, string Index, bool IsPrimary, bool IsUnique, IndexAlgorithm Algorithm, string? Predicate, bool HasIncluded, bool IsDeferrable)
{
    /// <summary>The column; <see langword="null"/> for an expression.</summary>
    public string? Column { get; private init; }

    public bool IsDescending { get; private init; }

    /// <summary>Whether nulls are where its order does not have them by default.</summary>
    public bool HasOddNulls { get; private init; }

    public string? OperatorClass { get; private init; }

    public bool IsDefaultOperatorClass { get; private init; }

    public static PostgresIndexRow Read(DbDataReader row)
    {
        var algorithm = Enum.TryParse<IndexAlgorithm>(row.GetString(5), ignoreCase: true, out var known) ? known : IndexAlgorithm.BTree;
        var (isDescending, hasNullsFirst) = (row.GetBoolean(10), row.GetBoolean(11));
        return new((row.GetString(0), row.GetString(1)), row.GetString(2), row.GetBoolean(3), row.GetBoolean(4), algorithm, row.Text(6), row.GetBoolean(7), row.GetBoolean(8))
        {
            Column = row.Text(9),
            IsDescending = isDescending,
            HasOddNulls = algorithm == IndexAlgorithm.BTree && isDescending != hasNullsFirst,
            OperatorClass = row.Text(12),
            // Prisma does not see those of trees and hashes. Here they are equal to one that is written, and to none.
            IsDefaultOperatorClass = row.GetBoolean(13) || algorithm is IndexAlgorithm.BTree or IndexAlgorithm.Hash,
        };
    }

    public IndexColumn ToColumn() => new(Column!)
    {
        Sort = IsDescending ? SortOrder.Desc : SortOrder.Asc,
        OperatorClass = OperatorClass,
        IsDefaultOperatorClass = IsDefaultOperatorClass,
    };
}
