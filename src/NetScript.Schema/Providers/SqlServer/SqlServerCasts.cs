using NetScript.Schema.Diff;
using NetScript.Schema.Model;
using static NetScript.Schema.Diff.TypeChange;

namespace NetScript.Schema.Providers.SqlServer;

/// <summary>What happens to the values of a column when SQL Server changes its type.</summary>
internal static class SqlServerCasts
{
    private const string Integers = "TinyInt SmallInt Int BigInt";
    private const string Numbers = $"{Integers} Decimal Money SmallMoney Float Real Bit";
    private const string OldTimes = "DateTime SmallDateTime";
    private const string Times = $"{OldTimes} Date Time DateTime2 DateTimeOffset";

    // What is in neither list cannot be cast, except to strings and bytes.
    private static readonly Dictionary<string, (string[] Safe, string[] Risky)> s_casts = new(StringComparer.Ordinal)
    {
        ["Bit"] = Row($"{Numbers} {OldTimes} Char NChar VarChar NVarChar Binary VarBinary", ""),
        ["TinyInt"] = Row($"SmallInt Int BigInt Decimal Money SmallMoney Float Real {OldTimes} Binary VarBinary", "Bit"),
        ["SmallInt"] = Row($"Int BigInt Decimal Money SmallMoney Float Real {OldTimes}", "TinyInt Bit"),
        ["Int"] = Row("BigInt Decimal Money Float Real", $"TinyInt SmallInt SmallMoney Bit {OldTimes}"),
        ["BigInt"] = Row("Decimal Float Real", $"{Integers} Money SmallMoney Bit {OldTimes}"),
        ["Decimal"] = Row("", $"{Numbers} {OldTimes} Binary VarBinary"),
        ["Money"] = Row("Decimal", $"{Numbers} {OldTimes}"),
        ["SmallMoney"] = Row("Decimal Money", $"{Numbers} {OldTimes}"),
        ["Float"] = Row("", $"{Numbers} {OldTimes}"),
        ["Real"] = Row("", $"{Numbers} {OldTimes}"),
        ["Date"] = Row("DateTime DateTime2 DateTimeOffset", "SmallDateTime"),
        ["Time"] = Row("DateTime2 DateTimeOffset", OldTimes),
        ["DateTime"] = Row("DateTime2 DateTimeOffset", "Date Time SmallDateTime"),
        ["DateTime2"] = Row("DateTimeOffset", $"Date Time {OldTimes}"),
        ["DateTimeOffset"] = Row("", $"Date Time DateTime2 {OldTimes}"),
        ["SmallDateTime"] = Row("DateTime DateTime2 DateTimeOffset", "Date Time"),
        ["Char"] = Row("Text NText", $"{Numbers} {Times} UniqueIdentifier"),
        ["NChar"] = Row("NText", $"{Numbers} {Times} UniqueIdentifier Text Char VarChar"),
        ["VarChar"] = Row("Text NText", $"{Numbers} {Times} UniqueIdentifier"),
        ["NVarChar"] = Row("NText", $"{Numbers} {Times} UniqueIdentifier Text Char VarChar"),
        ["Text"] = Row("", "Char NChar NVarChar NText VarChar"),
        ["NText"] = Row("", "Char NChar VarChar Text NVarChar"),
        ["Binary"] = Row("Image", $"Decimal Bit {OldTimes} Xml UniqueIdentifier"),
        ["VarBinary"] = Row("Image", $"Decimal Bit {OldTimes} Xml UniqueIdentifier"),
        ["Image"] = Row("", "Binary VarBinary"),
        ["Xml"] = Row("", "Char NChar VarChar NVarChar Binary VarBinary"),
        ["UniqueIdentifier"] = Row("", ""),
    };

    public static TypeChange Of(NativeType from, NativeType to)
    {
        if (from == to || IsSameFloat(from, to) || IsSameFloat(to, from))
        {
            return None;
        }

        if (SqlServerLengths.Of(from, to) is { } verdict)
        {
            return verdict;
        }

        var (safe, risky) = s_casts[from.Name];
        return safe.Contains(to.Name) ? Safe : risky.Contains(to.Name) ? Risky : NotCastable;
    }

    private static bool IsSameFloat(NativeType one, NativeType other) => (one.Name, one.Numbers, other.Name, other.Numbers) is ("Float", [53], "Float", []) or ("Float", [24], "Real", _);

    private static (string[] Safe, string[] Risky) Row(string safe, string risky) => (safe.Split(' '), risky.Split(' '));
}
