using System.Globalization;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>The types of the catalog.</summary>
internal static class PostgresColumnTypes
{
    private const int NoModifier = -1;
    private const int HeaderLength = 4;

    private static readonly Dictionary<string, (ScalarType Scalar, string Native, Func<int, bool, string[]> Arguments)> s_types = new(StringComparer.Ordinal)
    {
        ["int2"] = (ScalarType.Int, "SmallInt", None),
        ["int4"] = (ScalarType.Int, "Integer", None),
        ["int8"] = (ScalarType.BigInt, "BigInt", None),
        ["oid"] = (ScalarType.Int, "Oid", None),
        ["float4"] = (ScalarType.Float, "Real", None),
        ["float8"] = (ScalarType.Float, "DoublePrecision", None),
        ["bool"] = (ScalarType.Boolean, "Boolean", None),
        ["text"] = (ScalarType.String, "Text", None),
        ["citext"] = (ScalarType.String, "Citext", None),
        ["varchar"] = (ScalarType.String, "VarChar", Characters),
        ["bpchar"] = (ScalarType.String, "Char", Characters),
        ["char"] = (ScalarType.String, "Char", None),
        ["date"] = (ScalarType.DateTime, "Date", None),
        ["bytea"] = (ScalarType.Bytes, "ByteA", None),
        ["json"] = (ScalarType.Json, "Json", None),
        ["jsonb"] = (ScalarType.Json, "JsonB", None),
        ["uuid"] = (ScalarType.String, "Uuid", None),
        ["xml"] = (ScalarType.String, "Xml", None),
        ["bit"] = (ScalarType.String, "Bit", Bits),
        ["varbit"] = (ScalarType.String, "VarBit", Bits),
        ["numeric"] = (ScalarType.Decimal, "Decimal", PrecisionAndScale),
        ["money"] = (ScalarType.Decimal, "Money", None),
        ["time"] = (ScalarType.DateTime, "Time", Fraction),
        ["timetz"] = (ScalarType.DateTime, "Timetz", Fraction),
        ["timestamp"] = (ScalarType.DateTime, "Timestamp", Fraction),
        ["timestamptz"] = (ScalarType.DateTime, "Timestamptz", Fraction),
        ["inet"] = (ScalarType.String, "Inet", None),
    };

    /// <summary>The type of a column.</summary>
    /// <param name="schema">The database schema of the type.</param>
    /// <param name="name">Its name; that of an array begins with an underscore.</param>
    /// <param name="isArray">Whether it is an array.</param>
    /// <param name="isOfBase">Whether its elements are of a base type, as extensions have them.</param>
    /// <param name="modifier">What the column says of length or precision.</param>
    /// <param name="enums">The enums.</param>
    public static ColumnType Of(string schema, string name, bool isArray, bool isOfBase, int modifier, IReadOnlyDictionary<(string Schema, string Name), EnumDefinition> enums)
    {
        var element = isArray ? name[1..] : name;
        if (s_types.TryGetValue(element, out var known))
        {
            return new(known.Scalar, new NativeType(known.Native, known.Arguments(modifier, isArray)));
        }

        if (enums.TryGetValue((schema, element), out var type))
        {
            return new(null) { Enum = type };
        }

        return new(null) { Unsupported = isOfBase && schema != "pg_catalog" ? element : name };
    }

    private static string[] None(int modifier, bool isArray) => [];

    private static string[] Characters(int modifier, bool isArray) => modifier == NoModifier ? [] : [Number(modifier - HeaderLength)];

    private static string[] Bits(int modifier, bool isArray) => modifier == NoModifier ? [] : [Number(modifier)];

    private static string[] PrecisionAndScale(int modifier, bool isArray) =>
        modifier == NoModifier ? [] : [Number(((modifier - HeaderLength) >> 16) & ushort.MaxValue), Number((modifier - HeaderLength) & ushort.MaxValue)];

    // The information schema, which Prisma asks, has the precision of a column, but not of the elements of an array.
    private static string[] Fraction(int modifier, bool isArray) => modifier == NoModifier ? isArray ? [] : ["6"] : [Number(modifier)];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
