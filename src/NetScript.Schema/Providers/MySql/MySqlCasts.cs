using NetScript.Schema.Diff;
using NetScript.Schema.Model;
using static NetScript.Schema.Diff.TypeChange;

namespace NetScript.Schema.Providers.MySql;

/// <summary>What happens to the values of a column when MySQL changes its type.</summary>
internal static class MySqlCasts
{
    private const string Texts = "TinyText Text MediumText LongText";
    private const string Blobs = "TinyBlob Blob MediumBlob LongBlob";
    private const string Strings = $"Char VarChar Binary VarBinary {Texts} {Blobs}";
    private const string Signed = "TinyInt SmallInt MediumInt Int BigInt";
    private const string Unsigned = "UnsignedTinyInt UnsignedSmallInt UnsignedMediumInt UnsignedInt UnsignedBigInt";
    private const string Floats = "Float Double";
    private const string Times = "Date DateTime Timestamp";
    private const string AnyNumber = $"{Signed} {Unsigned} {Floats} Decimal";
    private const string Everything = $"{Strings} {AnyNumber} {Times} Time Bit Json Year";

    // What is in neither list cannot be cast; lengths can change the verdict.
    private static readonly Dictionary<string, (HashSet<string> Safe, HashSet<string> Risky)> s_casts = new(StringComparer.Ordinal)
    {
        ["BigInt"] = Row($"{Strings} Bit {Floats} Time", $"{Signed} {Unsigned} Year"),
        ["Int"] = Row($"{Strings} BigInt", $"{Signed} {Unsigned} Year {Floats} Decimal Bit"),
        ["MediumInt"] = Row($"{Strings} BigInt", $"{Signed} {Unsigned} Year {Floats} Decimal Bit"),
        ["SmallInt"] = Row("MediumInt Int BigInt Time", $"{Strings} Bit TinyInt {Floats} Year {Unsigned}"),
        ["TinyInt"] = Row("SmallInt MediumInt Int BigInt Time", $"{Strings} Bit {Floats} Year {Unsigned}"),
        ["UnsignedBigInt"] = Row("", $"{Strings} {Signed} {Unsigned} {Floats} Bit Time Year"),
        ["UnsignedInt"] = Row("", $"{Strings} {Signed} {Unsigned} {Floats} Bit Time Year"),
        ["UnsignedMediumInt"] = Row("", $"{Strings} {Signed} {Unsigned} {Floats} Bit Time Year"),
        ["UnsignedSmallInt"] = Row("UnsignedMediumInt UnsignedInt UnsignedBigInt", $"{Strings} {Signed} {Unsigned} {Floats} Bit Time Year"),
        ["UnsignedTinyInt"] = Row("UnsignedSmallInt UnsignedMediumInt UnsignedInt UnsignedBigInt", $"{Strings} {Signed} {Floats} Bit Time Year"),
        ["Year"] = Row($"{Strings} SmallInt MediumInt Int BigInt UnsignedSmallInt UnsignedMediumInt UnsignedInt UnsignedBigInt Bit {Floats}", "Decimal Json"),
        ["Decimal"] = Row(Strings, $"{AnyNumber} Bit Time Year Json"),
        ["Float"] = Row($"{AnyNumber} Json Year {Texts} {Blobs} Time", ""),
        ["Double"] = Row($"{AnyNumber} Json Year {Texts} {Blobs} Time", ""),
        ["Bit"] = Row($"{Texts} {Blobs} Char VarChar VarBinary TinyInt SmallInt MediumInt Int UnsignedTinyInt UnsignedSmallInt UnsignedMediumInt UnsignedInt Year", $"BigInt UnsignedBigInt {Floats} Decimal"),
        ["Char"] = Row($"{Texts} {Blobs}", Everything),
        ["VarChar"] = Row($"{Texts} {Blobs}", Everything),
        ["Binary"] = Row($"{Strings} Decimal {Floats} MediumInt", $"{Signed} {Unsigned} Bit Time Year"),
        ["VarBinary"] = Row("Blob MediumBlob LongBlob", $"{Strings} Bit"),
        ["TinyText"] = Row($"{Strings} Bit", Everything),
        ["Text"] = Row($"{Strings} Bit", Everything),
        ["MediumText"] = Row($"{Strings} Bit", Everything),
        ["LongText"] = Row($"{Strings} Bit", Everything),
        ["TinyBlob"] = Row(Blobs, $"{Strings} Bit"),
        ["Blob"] = Row(Blobs, $"{Strings} Bit"),
        ["MediumBlob"] = Row(Blobs, $"{Strings} Bit"),
        ["LongBlob"] = Row(Blobs, $"{Strings} Bit"),
        ["Date"] = Row($"{Strings} Bit DateTime Int BigInt UnsignedInt UnsignedBigInt Decimal {Floats}", ""),
        ["DateTime"] = Row($"{Strings} BigInt UnsignedBigInt {Times} Time", ""),
        ["Timestamp"] = Row($"{Strings} BigInt UnsignedBigInt {Times} Time", ""),
        ["Time"] = Row($"{Strings} {AnyNumber} Bit Time", Times),
        ["Json"] = Row(Strings, ""),
    };

    public static TypeChange Of(NativeType from, NativeType to)
    {
        (from, to) = (Complete(from), Complete(to));
        if (from == to)
        {
            return None;
        }

        if (OfLength(from, to) is { } verdict)
        {
            return verdict;
        }

        var (safe, risky) = s_casts[from.Name];
        return safe.Contains(to.Name) ? Safe : risky.Contains(to.Name) ? Risky : NotCastable;
    }

    private static TypeChange? OfLength(NativeType from, NativeType to) => (from.Name, from.Numbers, to.Name, to.Numbers) switch
    {
        ("BigInt", _, "Decimal", [var precision, var scale]) when (long)precision - scale >= 20 => Safe,
        ("Int" or "MediumInt", _, "Bit", [>= 32]) or ("Float", _, "Bit", [>= 32]) or ("Double" or "DateTime" or "Timestamp", _, "Bit", [64]) => Safe,
        ("Float" or "Double", _, "Char" or "VarChar" or "Binary" or "VarBinary", [var length]) => length >= 32 ? Risky : NotCastable,
        ("Bit", [64], "BigInt" or "UnsignedBigInt", _) => Safe,
        ("Bit", [var bits], "Binary", [var length]) => bits >= 8 * length ? Safe : NotCastable,
        ("Binary", [var length], "Bit", [var bits]) => bits >= length * 8 ? Safe : Risky,
        ("VarBinary", [var old], "Binary", [var length]) => length > old ? Safe : Risky,
        ("Char" or "VarChar", [var old], "Char" or "VarChar" or "Binary" or "VarBinary", [var length]) => length >= old ? Safe : Risky,
        ("Binary" or "VarBinary" or "Bit", [var old], var name, [var length]) when name == from.Name => length > old ? Safe : Risky,
        ("Decimal", _, "Decimal", _) => Risky,
        ("DateTime" or "Timestamp", [var old], var name, [var digits]) when name == from.Name => digits > old ? Safe : Risky,
        ("LongText" or "MediumText" or "Text" or "TinyText", _, "TinyText" or "TinyBlob", _) => Risky,
        _ => null,
    };

    // With the arguments that the server adds where none are written.
    private static NativeType Complete(NativeType type) => type switch
    {
        { Name: "Decimal", Arguments: [] } => NativeType.Of("Decimal", "10", "0"),
        { Name: "DateTime" or "Timestamp" or "Time", Arguments: [] } => NativeType.Of(type.Name, "0"),
        _ => type,
    };

    private static (HashSet<string> Safe, HashSet<string> Risky) Row(string safe, string risky) => ([.. safe.Split(' ')], [.. risky.Split(' ')]);
}
