using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>Which operator classes go with which types. Those of BRIN are families: <c>Int4</c> with <c>BloomOps</c>, <c>MinMaxOps</c> and <c>MinMaxMultiOps</c>.</summary>
internal static class PostgresOperatorClasses
{
    private static readonly string[] s_json = ["JsonbOps", "JsonbPathOps"];
    private static readonly string[] s_text = ["TextOps"];
    private static readonly string[] s_inet = ["InetOps"];
    private static readonly string[] s_brinText = ["TextBloomOps", "TextMinMaxOps"];
    private static readonly string[] s_brinBytes = ["ByteaBloomOps", "ByteaMinMaxOps"];

    private static readonly Dictionary<(IndexAlgorithm, string), string[]> s_native = new()
    {
        [(IndexAlgorithm.Gist, "Inet")] = s_inet,
        [(IndexAlgorithm.Gin, "JsonB")] = s_json,
        [(IndexAlgorithm.SpGist, "Inet")] = s_inet,
        [(IndexAlgorithm.SpGist, "Text")] = s_text,
        [(IndexAlgorithm.SpGist, "VarChar")] = s_text,
        [(IndexAlgorithm.SpGist, "Char")] = s_text,
        [(IndexAlgorithm.Brin, "Bit")] = ["BitMinMaxOps"],
        [(IndexAlgorithm.Brin, "VarBit")] = ["VarBitMinMaxOps"],
        [(IndexAlgorithm.Brin, "Char")] = ["BpcharBloomOps", "BpcharMinMaxOps"],
        [(IndexAlgorithm.Brin, "Date")] = Family("Date"),
        [(IndexAlgorithm.Brin, "Real")] = Family("Float4"),
        [(IndexAlgorithm.Brin, "DoublePrecision")] = Family("Float8"),
        [(IndexAlgorithm.Brin, "Inet")] = [.. Family("Inet"), "InetInclusionOps"],
        [(IndexAlgorithm.Brin, "SmallInt")] = Family("Int2"),
        [(IndexAlgorithm.Brin, "Integer")] = Family("Int4"),
        [(IndexAlgorithm.Brin, "BigInt")] = Family("Int8"),
        [(IndexAlgorithm.Brin, "Decimal")] = Family("Numeric"),
        [(IndexAlgorithm.Brin, "Oid")] = Family("Oid"),
        [(IndexAlgorithm.Brin, "ByteA")] = s_brinBytes,
        [(IndexAlgorithm.Brin, "Text")] = s_brinText,
        [(IndexAlgorithm.Brin, "VarChar")] = s_brinText,
        [(IndexAlgorithm.Brin, "Timestamp")] = Family("Timestamp"),
        [(IndexAlgorithm.Brin, "Timestamptz")] = Family("TimestampTz"),
        [(IndexAlgorithm.Brin, "Time")] = Family("Time"),
        [(IndexAlgorithm.Brin, "Timetz")] = Family("TimeTz"),
        [(IndexAlgorithm.Brin, "Uuid")] = Family("Uuid"),
    };

    private static readonly Dictionary<(IndexAlgorithm, ScalarType), string[]> s_scalar = new()
    {
        [(IndexAlgorithm.Gin, ScalarType.Json)] = s_json,
        [(IndexAlgorithm.SpGist, ScalarType.String)] = s_text,
        [(IndexAlgorithm.Brin, ScalarType.Float)] = Family("Float8"),
        [(IndexAlgorithm.Brin, ScalarType.Int)] = Family("Int4"),
        [(IndexAlgorithm.Brin, ScalarType.BigInt)] = Family("Int8"),
        [(IndexAlgorithm.Brin, ScalarType.Decimal)] = Family("Numeric"),
        [(IndexAlgorithm.Brin, ScalarType.Bytes)] = s_brinBytes,
        [(IndexAlgorithm.Brin, ScalarType.String)] = s_brinText,
        [(IndexAlgorithm.Brin, ScalarType.DateTime)] = Family("Timestamp"),
    };

    /// <summary>Prisma's names of all that it knows.</summary>
    public static IEnumerable<string> All => s_native.Values.Concat(s_scalar.Values).SelectMany(classes => classes).Append("ArrayOps").Distinct();

    /// <summary>Whether the class is one of the access method.</summary>
    public static bool Supports(IndexAlgorithm algorithm, string name) => name switch
    {
        "InetOps" => algorithm is IndexAlgorithm.Gist or IndexAlgorithm.SpGist,
        "JsonbOps" or "JsonbPathOps" or "ArrayOps" => algorithm == IndexAlgorithm.Gin,
        "TextOps" => algorithm == IndexAlgorithm.SpGist,
        _ => algorithm == IndexAlgorithm.Brin,
    };

    /// <summary>The classes of a native type, or <see langword="null"/> where the access method does not take it.</summary>
    public static string[]? OfNativeType(IndexAlgorithm algorithm, string type) => s_native.GetValueOrDefault((algorithm, type));

    /// <summary>The classes of the native type that a field has if none is written.</summary>
    public static string[]? OfScalar(IndexAlgorithm algorithm, ScalarType type) => s_scalar.GetValueOrDefault((algorithm, type));

    /// <summary>The type of which the class is, where it is that of a field without native type.</summary>
    public static ScalarType? ScalarOf(IndexAlgorithm algorithm, string name)
    {
        foreach (var ((of, type), classes) in s_scalar)
        {
            if (of == algorithm && classes.Contains(name))
            {
                return type;
            }
        }

        return null;
    }

    private static string[] Family(string name) => [$"{name}BloomOps", $"{name}MinMaxOps", $"{name}MinMaxMultiOps"];
}
