using NetScript.Schema.Diff;
using NetScript.Schema.Model;
using static NetScript.Schema.Diff.TypeChange;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>What happens to the values of a column when PostgreSQL changes its type.</summary>
internal static class PostgresCasts
{
    // How many characters the values of a type need as text.
    private static readonly Dictionary<string, uint> s_lengths = new(StringComparer.Ordinal)
    {
        ["SmallInt"] = 4,
        ["Integer"] = 11,
        ["BigInt"] = 20,
        ["Real"] = 47,
        ["DoublePrecision"] = 317,
        ["Timestamp"] = 23,
        ["Timestamptz"] = 28,
        ["Date"] = 28,
        ["Time"] = 14,
        ["Timetz"] = 19,
        ["Uuid"] = 32,
    };

    // How many digits the values of a type have before the point.
    private static readonly Dictionary<string, uint> s_digits = new(StringComparer.Ordinal)
    {
        ["SmallInt"] = 3,
        ["Integer"] = 10,
        ["BigInt"] = 19,
    };

    public static TypeChange Of(NativeType from, NativeType to) => from == to ? None : from.Name switch
    {
        "Inet" => to.Name is "Citext" or "Text" or "VarChar" ? Safe : NotCastable,
        "Money" => to.Name is "Citext" or "Text" or "VarChar" ? Safe : Risky,
        "Citext" => to.Name is "Text" or "VarChar" ? Safe : Risky,
        "Oid" => to.Name is "Text" or "VarChar" or "BigInt" or "Integer" ? Safe : NotCastable,
        "SmallInt" or "Integer" or "BigInt" => OfInteger(from, to),
        "Decimal" => OfDecimal(from, to),
        "Real" or "DoublePrecision" => OfFloat(from, to),
        "VarChar" or "Char" => OfCharacters(from, to),
        "Text" => to.Name switch
        {
            "Citext" or "VarChar" when to.Arguments.Count == 0 => Safe,
            "VarChar" or "Char" => Risky,
            _ => NotCastable,
        },
        "ByteA" => IsUnlimitedText(to) ? Safe : to is { Name: "VarChar" or "Char", Numbers: [> 2] } ? Risky : NotCastable,
        "Timestamp" or "Timestamptz" or "Date" or "Time" or "Timetz" => OfTime(from, to),
        "Boolean" => to switch
        {
            { Name: "Text" or "VarChar" } or { Name: "Char", Numbers: [> 4] } => Safe,
            { Name: "Char", Numbers: [> 3] } => Risky,
            _ => NotCastable,
        },
        "Bit" or "VarBit" => OfBits(from, to),
        "Uuid" => IsUnlimitedText(to) || IsLongEnough(to, s_lengths["Uuid"]) ? Safe : NotCastable,
        "Xml" or "Json" or "JsonB" => IsUnlimitedText(to) || (to.Name is "Json" or "JsonB" && from.Name != "Xml") ? Safe : to.Name is "VarChar" or "Char" ? Risky : NotCastable,
        _ => Risky,
    };

    /// <summary>The type through which values have to go, where the server does not convert them by itself; Prisma's statement fails there.</summary>
    public static string? Detour(NativeType from, NativeType to) => (from.Name, to.Name) switch
    {
        ("Citext" or "Money", "Text" or "VarChar" or "Char" or "Citext") or ("Money", "Decimal") => null,
        ("Money", "SmallInt" or "Integer" or "BigInt" or "Real" or "DoublePrecision") => "numeric",
        ("Citext" or "Money", _) => "text",
        ("Timestamp", "Timetz") => "timestamptz",
        _ => null,
    };

    private static TypeChange OfInteger(NativeType from, NativeType to) => to.Name switch
    {
        "SmallInt" => Risky,
        "Integer" => from.Name == "BigInt" ? Risky : Safe,
        "BigInt" or "Real" or "DoublePrecision" or "Text" => Safe,
        "Decimal" => to.Numbers is [var precision, var scale] && precision - scale < s_digits[from.Name] ? Risky : Safe,
        "VarChar" or "Char" => OfText(s_lengths[from.Name], to),
        _ => NotCastable,
    };

    private static TypeChange OfDecimal(NativeType from, NativeType to)
    {
        var digits = to.Name switch { "SmallInt" => 2u, "Integer" => 9u, "BigInt" => 18u, _ => 0u };
        return (to.Name, from.Numbers, to.Numbers) switch
        {
            ("SmallInt" or "Integer" or "BigInt", [var precision, 0], _) => precision > digits ? Risky : Safe,
            ("SmallInt" or "Integer" or "BigInt" or "Real" or "DoublePrecision", _, _) => Risky,
            ("Decimal", _, []) => Safe,
            ("Decimal", [], [var precision, var scale]) => precision < 131072 || scale < 16383 ? Risky : Safe,
            ("Decimal", [var precision, var scale], [var newPrecision, var newScale]) => (long)precision - scale > (long)newPrecision - newScale || scale > newScale ? Risky : Safe,
            ("Char", _, []) => Risky,
            ("VarChar", _, []) or ("Text", _, _) => Safe,
            ("VarChar" or "Char", [var precision, var scale], [var length]) => precision + (scale > 0 ? 2 : 1) > length ? Risky : Safe,
            ("VarChar" or "Char", _, [var length]) => length < 131073 ? Risky : Safe,
            _ => NotCastable,
        };
    }

    private static TypeChange OfFloat(NativeType from, NativeType to) => to.Name switch
    {
        "SmallInt" or "Integer" or "BigInt" or "Decimal" or "Real" => Risky,
        "DoublePrecision" or "Text" => Safe,
        "VarChar" or "Char" => OfText(s_lengths[from.Name], to),
        _ => NotCastable,
    };

    private static TypeChange OfCharacters(NativeType from, NativeType to) => (from.Name, to.Name, from.Numbers, to.Numbers) switch
    {
        (_, "Text", _, _) or ("Char", "VarChar" or "Char", [], _) => Safe,
        (_, "VarChar" or "Char", [var length], [var newLength]) => length > newLength ? Risky : Safe,
        (_, "VarChar" or "Char", [], [_]) => Risky,
        (_, "Char", [1], []) => Safe,
        (_, "Char", _, []) => Risky,
        (_, "VarChar", _, _) => Safe,
        _ => NotCastable,
    };

    private static TypeChange OfTime(NativeType from, NativeType to)
    {
        if (from.Name == to.Name && (from.Arguments.Count == 0 || to.Arguments.Count == 0))
        {
            return None;
        }

        var isCastable = from.Name switch
        {
            "Timestamp" or "Timestamptz" => to.Name is "Timestamp" or "Timestamptz" or "Date" or "Time" or "Timetz",
            "Date" => to.Name is "Timestamp" or "Timestamptz",
            "Time" => to.Name is "Timetz",
            _ => to.Name is "Timetz" or "Time",
        };
        return isCastable || IsUnlimitedText(to) || IsLongEnough(to, s_lengths[from.Name]) ? Safe : NotCastable;
    }

    private static TypeChange OfBits(NativeType from, NativeType to) => (from.Name, from.Numbers, to.Name, to.Numbers) switch
    {
        (_, _, "Text", _) or (_, _, "VarChar", []) or ("Bit", [], "VarChar" or "Char" or "VarBit", _) or (_, [_], "VarBit", []) => Safe,
        ("Bit", [var length], "VarChar" or "VarBit" or "Char", [var newLength]) => newLength >= length ? Safe : NotCastable,
        ("VarBit", [], "VarChar" or "Char" or "Bit", _) => Risky,
        ("VarBit", [var length], "VarBit", [var newLength]) => newLength > length ? Safe : NotCastable,
        ("VarBit", [var length], "VarChar" or "Char", [var newLength]) => newLength >= length ? Safe : Risky,
        ("VarBit", [var length], "Bit", [var newLength]) => newLength <= length ? Risky : NotCastable,
        ("VarBit", _, "VarChar" or "Char" or "Bit", []) => Risky,
        _ => NotCastable,
    };

    // Without a length, VarChar has no limit and Char has one character.
    private static TypeChange OfText(uint length, NativeType to) => (to.Name, to.Numbers) switch
    {
        ("VarChar", []) => Safe,
        (_, [var newLength]) when newLength >= length => Safe,
        _ => Risky,
    };

    private static bool IsUnlimitedText(NativeType type) => type is { Name: "Text" } or { Name: "VarChar", Arguments: [] };

    private static bool IsLongEnough(NativeType type, uint length) => type is { Name: "VarChar" or "Char", Numbers: [var given] } && given >= length;
}
