using System.Globalization;
using System.Text;
using MySqlConnector.Protocol;

namespace MySqlConnector.Core;

/// <summary>Values as SQL.</summary>
internal static class SqlLiteral
{
    /// <param name="writer">Where it goes.</param>
    /// <param name="value">The value.</param>
    /// <param name="noBackslashEscapes">Whether the session's <c>sql_mode</c> has <c>NO_BACKSLASH_ESCAPES</c>: then a backslash in a string is one.</param>
    /// <exception cref="NotSupportedException">The type has no literal here.</exception>
    public static void Write(PayloadWriter writer, object? value, bool noBackslashEscapes)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteText("NULL");
                break;
            case string or char or Guid:
                WriteQuoted(writer, Encoding.UTF8.GetBytes(value.ToString()!), noBackslashEscapes);
                break;
            case byte[] bytes:
                writer.WriteText("_binary");
                WriteQuoted(writer, bytes, noBackslashEscapes);
                break;
            case Enum:
                writer.WriteText(Convert.ToString(Convert.ChangeType(value, Enum.GetUnderlyingType(value.GetType()), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteText(Format(value));
                break;
        }
    }

    private static string Format(object value) => value switch
    {
        bool boolean => boolean ? "true" : "false",
        float or double => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateTime time => Timestamp(time),
        DateTimeOffset time => Timestamp(time.UtcDateTime),
        DateOnly date => string.Create(CultureInfo.InvariantCulture, $"timestamp('{date:yyyy-MM-dd}')"),
        TimeOnly time => string.Create(CultureInfo.InvariantCulture, $"time '{time:HH\\:mm\\:ss\\.ffffff}'"),
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"time '{(span < TimeSpan.Zero ? "-" : "")}{(long)span.Duration().TotalHours}:{span:mm\\:ss\\.ffffff}'"),
        _ => throw new NotSupportedException($"Parameter type {value.GetType().Name} is not supported."),
    };

    private static string Timestamp(DateTime time) => string.Create(CultureInfo.InvariantCulture, $"timestamp('{time:yyyy-MM-dd HH\\:mm\\:ss\\.ffffff}')");

    private static void WriteQuoted(PayloadWriter writer, ReadOnlySpan<byte> bytes, bool noBackslashEscapes)
    {
        writer.WriteByte((byte)'\'');
        var special = noBackslashEscapes ? "'"u8 : "'\\\0"u8;
        for (int length; (length = bytes.IndexOfAny(special)) >= 0; bytes = bytes[(length + 1)..])
        {
            writer.WriteBytes(bytes[..length]);
            writer.WriteBytes(bytes[length] switch
            {
                (byte)'\'' => "''"u8,
                (byte)'\\' => "\\\\"u8,
                _ => "\\0"u8,
            });
        }

        writer.WriteBytes(bytes);
        writer.WriteByte((byte)'\'');
    }
}
