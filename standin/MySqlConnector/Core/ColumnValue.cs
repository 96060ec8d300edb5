using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using MySqlConnector.Protocol;

namespace MySqlConnector.Core;

/// <summary>A value of a column, from the text that the server sends to the type that MySqlConnector reads it as.</summary>
internal static class ColumnValue
{
    private const int GuidLength = 36;
    private const int MostBytesPerCharacter = 4;

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public static Type GetType(ColumnDefinition column, MySqlConnectionStringBuilder options) => column.Type switch
    {
        ColumnType.Tiny when IsBoolean(column, options) => typeof(bool),
        ColumnType.Tiny => column.IsUnsigned ? typeof(byte) : typeof(sbyte),
        ColumnType.Short => column.IsUnsigned ? typeof(ushort) : typeof(short),
        ColumnType.Int24 or ColumnType.Long => column.IsUnsigned ? typeof(uint) : typeof(int),
        ColumnType.LongLong => column.IsUnsigned ? typeof(ulong) : typeof(long),
        ColumnType.Year => typeof(int),
        ColumnType.Bit => typeof(ulong),
        ColumnType.Decimal or ColumnType.NewDecimal => typeof(decimal),
        ColumnType.Float => typeof(float),
        ColumnType.Double => typeof(double),
        ColumnType.Date or ColumnType.NewDate or ColumnType.DateTime or ColumnType.Timestamp => typeof(DateTime),
        ColumnType.Time => typeof(TimeSpan),
        ColumnType.Json or ColumnType.Enum or ColumnType.Set => typeof(string),
        ColumnType.Null => typeof(object),
        ColumnType.String when IsGuid(column, options) => typeof(Guid),
        ColumnType.VarChar or ColumnType.VarString or ColumnType.String or ColumnType.TinyBlob or ColumnType.Blob or ColumnType.MediumBlob or ColumnType.LongBlob =>
            column.IsBinary ? typeof(byte[]) : typeof(string),
        ColumnType.Geometry => typeof(byte[]),
        _ => throw new NotSupportedException($"Column '{column.Name}' has the type 0x{(byte)column.Type:X2}, which is not supported."),
    };

    public static object Read(ColumnDefinition column, ReadOnlySpan<byte> text, MySqlConnectionStringBuilder options) => Type.GetTypeCode(GetType(column, options)) switch
    {
        TypeCode.Boolean => !text.SequenceEqual("0"u8),
        TypeCode.SByte => Number<sbyte>(text),
        TypeCode.Byte => Number<byte>(text),
        TypeCode.Int16 => Number<short>(text),
        TypeCode.UInt16 => Number<ushort>(text),
        TypeCode.Int32 => Number<int>(text),
        TypeCode.UInt32 => Number<uint>(text),
        TypeCode.Int64 => Number<long>(text),
        TypeCode.UInt64 when column.Type == ColumnType.Bit => Bits(text),
        TypeCode.UInt64 => Number<ulong>(text),
        TypeCode.Decimal => Number<decimal>(text),
        TypeCode.Single => Number<float>(text),
        TypeCode.Double => Number<double>(text),
        TypeCode.DateTime => Time(text, options),
        TypeCode.String => Encoding.UTF8.GetString(text),
        _ when column.Type == ColumnType.Time => Duration(text),
        _ when column.Type == ColumnType.String && !column.IsBinary => Utf8Parser.TryParse(text, out Guid guid, out var length) && length == text.Length ? guid : throw Unreadable(text),
        _ => text.ToArray(),
    };

    private static bool IsBoolean(ColumnDefinition column, MySqlConnectionStringBuilder options) => column is { Length: 1, IsUnsigned: false } && options.TreatTinyAsBoolean;

    // All text is sent as utf8mb4, so a column's length in bytes is four times its length in characters.
    private static bool IsGuid(ColumnDefinition column, MySqlConnectionStringBuilder options) =>
        !column.IsBinary && column.Length == GuidLength * MostBytesPerCharacter && options.GuidFormat != MySqlGuidFormat.None;

    private static T Number<T>(ReadOnlySpan<byte> text)
        where T : struct, IUtf8SpanParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw Unreadable(text);

    private static ulong Bits(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        foreach (var part in bytes.Length <= sizeof(ulong) ? bytes : throw Unreadable(bytes))
        {
            value = (value << 8) | part;
        }

        return value;
    }

    private static DateTime Time(ReadOnlySpan<byte> text, MySqlConnectionStringBuilder options)
    {
        if (text.StartsWith("0000-00-00"u8))
        {
            return options.ConvertZeroDateTime ? DateTime.MinValue : throw new InvalidCastException("Unable to convert MySQL date/time to System.DateTime, set 'Convert Zero DateTime=True' in the connection string.");
        }

        return DateTime.TryParseExact(
            Encoding.ASCII.GetString(text), ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw Unreadable(text);
    }

    // Up to 838 hours, with a sign and a fraction.
    private static TimeSpan Duration(ReadOnlySpan<byte> text)
    {
        var isNegative = text is [(byte)'-', ..];
        var parts = Encoding.ASCII.GetString(isNegative ? text[1..] : text).Split(':');
        if (parts.Length == 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours < 1000
            && TimeSpan.TryParseExact($"{parts[1]}:{parts[2]}", ["mm\\:ss", "mm\\:ss\\.FFFFFF"], CultureInfo.InvariantCulture, out var rest))
        {
            var value = TimeSpan.FromHours(hours) + rest;
            return isNegative ? -value : value;
        }

        throw Unreadable(text);
    }

    private static FormatException Unreadable(ReadOnlySpan<byte> text) => new($"A value of {text.Length} bytes is none of its column's type.");
}
