using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Sqlite;

/// <summary>What the declared types of columns are for Prisma. SQLite itself takes any name.</summary>
internal static class SqliteColumnTypes
{
    private static readonly Dictionary<string, ScalarType> s_types = new(StringComparer.Ordinal)
    {
        ["int"] = ScalarType.Int,
        ["integer"] = ScalarType.Int,
        ["serial"] = ScalarType.Int,
        ["bigint"] = ScalarType.BigInt,
        ["real"] = ScalarType.Float,
        ["float"] = ScalarType.Float,
        ["double"] = ScalarType.Float,
        ["boolean"] = ScalarType.Boolean,
        ["text"] = ScalarType.String,
        ["date"] = ScalarType.DateTime,
        ["datetime"] = ScalarType.DateTime,
        ["timestamp"] = ScalarType.DateTime,
        ["binary"] = ScalarType.Bytes,
        ["blob"] = ScalarType.Bytes,
        ["binary[]"] = ScalarType.Bytes,
        ["boolean[]"] = ScalarType.Boolean,
        ["date[]"] = ScalarType.DateTime,
        ["datetime[]"] = ScalarType.DateTime,
        ["timestamp[]"] = ScalarType.DateTime,
        ["double[]"] = ScalarType.Float,
        ["float[]"] = ScalarType.Float,
        ["int[]"] = ScalarType.Int,
        ["integer[]"] = ScalarType.Int,
        ["text[]"] = ScalarType.String,
        ["jsonb"] = ScalarType.Json,
    };

    public static ColumnType Of(string declared)
    {
        var name = declared.ToLowerInvariant();
        if (s_types.TryGetValue(name, out var scalar))
        {
            return new(scalar);
        }

        return name switch
        {
            _ when name.Contains("char", StringComparison.Ordinal) => new(ScalarType.String),
            _ when name.Contains("numeric", StringComparison.Ordinal) || name.Contains("decimal", StringComparison.Ordinal) => new(ScalarType.Decimal),
            _ => new(null) { Unsupported = name },
        };
    }
}
