using System.Globalization;
using NetScript.Schema.Diff;
using NetScript.Schema.Model;
using static NetScript.Schema.Diff.TypeChange;

namespace NetScript.Schema.Providers.SqlServer;

/// <summary>The casts of SQL Server of which lengths and digits decide.</summary>
internal static class SqlServerLengths
{
    private const long Max = long.MaxValue;

    // How many characters numbers and times need.
    private static readonly Dictionary<string, int> s_characters = new(StringComparer.Ordinal)
    {
        ["TinyInt"] = 3,
        ["SmallInt"] = 6,
        ["Int"] = 11,
        ["BigInt"] = 20,
        ["Money"] = 21,
        ["SmallMoney"] = 12,
        ["Real"] = 47,
        ["Float"] = 317,
        ["Date"] = 10,
        ["Time"] = 8,
        ["DateTime"] = 23,
        ["DateTime2"] = 27,
        ["DateTimeOffset"] = 33,
        ["SmallDateTime"] = 19,
        ["UniqueIdentifier"] = 36,
    };

    // How many bytes they need.
    private static readonly Dictionary<string, int> s_bytes = new(StringComparer.Ordinal)
    {
        ["TinyInt"] = 1,
        ["SmallInt"] = 2,
        ["Int"] = 4,
        ["BigInt"] = 8,
        ["Money"] = 8,
        ["SmallMoney"] = 4,
        ["Real"] = 4,
        ["Float"] = 8,
        ["UniqueIdentifier"] = 16,
    };

    // Prisma takes the longest type for too short for these.
    private static readonly HashSet<string> s_notIntoMax = new(["Real", "Float", "Date", "Time", "DateTime", "DateTime2", "DateTimeOffset", "SmallDateTime"], StringComparer.Ordinal);

    /// <summary>The verdict, or <see langword="null"/> where lengths do not matter.</summary>
    public static TypeChange? Of(NativeType from, NativeType to) => (from.Name, to.Name) switch
    {
        ("Float", "Float") => IsDouble(from) == IsDouble(to) ? Safe : Risky,
        ("Float", "Real") or ("Real", "Float") => IsDouble(from) || IsDouble(to) ? Risky : Safe,
        ("Decimal", "Decimal") => OfDecimals(from.Numbers, to.Numbers),
        (_, "Decimal") => OfDigits(from.Name, to.Numbers),
        ("Decimal", "Char" or "NChar" or "VarChar" or "NVarChar") => Length(to) is { } length && length >= Characters(from.Numbers) ? Safe : Risky,
        ("Text", "VarChar") or ("NText" or "Xml", "NVarChar") or ("Image", "VarBinary") => Length(to) == Max ? Safe : Risky,
        ("VarChar", "NText") => Length(from) == Max ? Risky : Safe,
        ("VarChar", "NVarChar") when Length(from) == Max => Risky,
        ("Char" or "VarChar", "Char" or "NChar" or "VarChar" or "NVarChar") or ("NChar" or "NVarChar", "NChar" or "NVarChar") => OfStrings(from, to, 1),
        ("Binary" or "VarBinary", "Binary" or "VarBinary" or "Char" or "VarChar") => OfStrings(from, to, 1),
        ("Binary" or "VarBinary", "NChar" or "NVarChar") => OfStrings(from, to, 2),
        ("Binary" or "VarBinary", _) when s_bytes.TryGetValue(to.Name, out var bytes) && to.Name is not ("Real" or "Float" or "UniqueIdentifier") => OfBytes(from, to, bytes),
        ("TinyInt", "Binary" or "VarBinary") => Safe,
        (_, "Char" or "NChar" or "VarChar" or "NVarChar") when s_characters.TryGetValue(from.Name, out var needed) => Fits(from, to, from.Name == "Float" && !IsDouble(from) ? s_characters["Real"] : needed),
        (_, "Binary" or "VarBinary") when s_bytes.TryGetValue(from.Name, out var needed) => Fits(from, to, from.Name == "Float" && !IsDouble(from) ? s_bytes["Real"] : needed),
        _ => null,
    };

    private static TypeChange Fits(NativeType from, NativeType to, int needed) =>
        Length(to) is { } length && length >= needed && !(length == Max && s_notIntoMax.Contains(from.Name)) ? Safe : Risky;

    private static TypeChange OfStrings(NativeType from, NativeType to, int unit)
    {
        if (Length(from) is not { } length)
        {
            return Safe;
        }

        return (Length(to) ?? 1) is var given && (given == Max || length <= given * unit) ? Safe : Risky;
    }

    private static TypeChange OfBytes(NativeType from, NativeType to, int bytes) => Length(from) switch
    {
        null => from.Name == "Binary" || to.Name is "TinyInt" or "Money" or "SmallMoney" ? Safe : Risky,
        var length => length <= bytes ? Safe : Risky,
    };

    private static TypeChange OfDecimals(uint[] from, uint[] to) => (from, to) switch
    {
        ([var precision, var scale], []) => precision > 18 || scale > 0 ? Risky : Safe,
        ([], [var precision, var scale]) => precision < 18 || scale > 0 ? Risky : Safe,
        ([var precision, var scale], [var newPrecision, var newScale]) => (long)precision - scale > (long)newPrecision - newScale || scale > newScale ? Risky : Safe,
        _ => Safe,
    };

    private static TypeChange? OfDigits(string from, uint[] to) => (from, to) switch
    {
        ("TinyInt", [var precision, var scale]) => (long)precision - scale < 3 ? Risky : Safe,
        ("SmallInt", [var precision, var scale]) => (long)precision - scale < 5 ? Risky : Safe,
        ("Int", [var precision, var scale]) => (long)precision - scale < 10 ? Risky : Safe,
        ("BigInt", [var precision, var scale]) => (long)precision - scale < 19 ? Risky : Safe,
        ("Money", [var precision, var scale]) => precision < 19 || scale < 4 ? Risky : Safe,
        ("SmallMoney", [var precision, var scale]) => precision < 10 || scale < 4 ? Risky : Safe,
        ("BigInt" or "Money" or "SmallMoney", []) => Risky,
        _ => null,
    };

    // The digits, a sign and a point.
    private static long Characters(uint[] numbers) => numbers is [var precision, var scale] ? precision + (scale > 0 ? 2 : 1) : 19;

    private static bool IsDouble(NativeType type) => type is { Name: "Float", Numbers: not [<= 24] };

    private static long? Length(NativeType type) => type.Arguments switch
    {
        [] => null,
        ["Max"] => Max,
        [var length, ..] => long.Parse(length, CultureInfo.InvariantCulture),
    };
}
