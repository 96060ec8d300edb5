using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MySqlConnector.Core;
using MySqlConnector.Protocol;

namespace MySqlConnector;

// The values of the current row.
public sealed partial class MySqlDataReader
{
    /// <inheritdoc />
    public override string GetName(int ordinal) => Column(ordinal).Name;

    /// <inheritdoc />
    public override int GetOrdinal(string name)
    {
        var columns = _result?.Columns ?? [];
        var index = Array.FindIndex(columns, column => column.Name == name);
        index = index >= 0 ? index : Array.FindIndex(columns, column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw new IndexOutOfRangeException($"The column name '{name}' does not exist in the result set.");
    }

    /// <inheritdoc />
    public override string GetDataTypeName(int ordinal) => Column(ordinal).Type.ToString().ToUpperInvariant();

    /// <inheritdoc />
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.PublicProperties)]
    public override Type GetFieldType(int ordinal) => ColumnValue.GetType(Column(ordinal), _session.Options);

    /// <inheritdoc />
    public override bool IsDBNull(int ordinal) => CurrentRow(ordinal).IsNull(ordinal);

    /// <summary>The value in its column's type; <see cref="DBNull.Value"/> for NULL.</summary>
    public override object GetValue(int ordinal)
    {
        var row = CurrentRow(ordinal);
        return row.IsNull(ordinal) ? DBNull.Value : ColumnValue.Read(Column(ordinal), row[ordinal], _session.Options);
    }

    /// <inheritdoc />
    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    /// <inheritdoc />
    public override bool GetBoolean(int ordinal) => GetValue(ordinal) switch
    {
        bool value => value,
        IConvertible value and not (string or DateTime) => value.ToBoolean(CultureInfo.InvariantCulture),
        var value => (bool)value,
    };

    /// <inheritdoc />
    public override byte GetByte(int ordinal) => Integer<byte>(ordinal);

    /// <summary>The value of a column of integers.</summary>
    public sbyte GetSByte(int ordinal) => Integer<sbyte>(ordinal);

    /// <inheritdoc />
    public override short GetInt16(int ordinal) => Integer<short>(ordinal);

    /// <summary>The value of a column of integers.</summary>
    public ushort GetUInt16(int ordinal) => Integer<ushort>(ordinal);

    /// <inheritdoc />
    public override int GetInt32(int ordinal) => Integer<int>(ordinal);

    /// <summary>The value of a column of integers.</summary>
    public uint GetUInt32(int ordinal) => Integer<uint>(ordinal);

    /// <inheritdoc />
    public override long GetInt64(int ordinal) => Integer<long>(ordinal);

    /// <summary>The value of a column of integers.</summary>
    public ulong GetUInt64(int ordinal) => Integer<ulong>(ordinal);

    /// <inheritdoc />
    public override decimal GetDecimal(int ordinal) => GetValue(ordinal) switch
    {
        double value => (decimal)value,
        float value => (decimal)value,
        var value => (decimal)value,
    };

    /// <inheritdoc />
    public override double GetDouble(int ordinal) => GetValue(ordinal) switch
    {
        float value => value,
        decimal value => (double)value,
        var value => (double)value,
    };

    /// <inheritdoc />
    public override float GetFloat(int ordinal) => GetValue(ordinal) switch
    {
        double value => (float)value,
        decimal value => (float)value,
        var value => (float)value,
    };

    /// <inheritdoc />
    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    /// <summary>The value of a column of times, which is taken for one in UTC.</summary>
    public DateTimeOffset GetDateTimeOffset(int ordinal) => new(DateTime.SpecifyKind(GetDateTime(ordinal), DateTimeKind.Utc));

    /// <summary>The value of a <c>DATE</c> column.</summary>
    public DateOnly GetDateOnly(int ordinal) => DateOnly.FromDateTime(GetDateTime(ordinal));

    /// <summary>The value of a <c>TIME</c> column.</summary>
    public TimeOnly GetTimeOnly(int ordinal) => TimeOnly.FromTimeSpan(GetTimeSpan(ordinal));

    /// <summary>The value of a <c>TIME</c> column.</summary>
    public TimeSpan GetTimeSpan(int ordinal) => (TimeSpan)GetValue(ordinal);

    /// <inheritdoc />
    public override Guid GetGuid(int ordinal) => GetValue(ordinal) is string text && Guid.TryParse(text, out var guid) ? guid : (Guid)GetValue(ordinal);

    /// <inheritdoc />
    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    /// <inheritdoc />
    public override char GetChar(int ordinal) => GetString(ordinal)[0];

    /// <inheritdoc />
    public override Stream GetStream(int ordinal) => new MemoryStream((byte[])GetValue(ordinal), writable: false);

    /// <inheritdoc />
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        var bytes = (byte[])GetValue(ordinal);
        return buffer is null ? bytes.Length : Copy(bytes, dataOffset, buffer, bufferOffset, length);
    }

    /// <inheritdoc />
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var text = GetString(ordinal);
        return buffer is null ? text.Length : Copy(text.ToCharArray(), dataOffset, buffer, bufferOffset, length);
    }

    /// <inheritdoc />
    public override T GetFieldValue<T>(int ordinal) => typeof(T) switch
    {
        var type when type == typeof(DateTimeOffset) => (T)(object)GetDateTimeOffset(ordinal),
        var type when type == typeof(DateOnly) => (T)(object)GetDateOnly(ordinal),
        var type when type == typeof(TimeOnly) => (T)(object)GetTimeOnly(ordinal),
        var type when type == typeof(sbyte) => (T)(object)GetSByte(ordinal),
        var type when type == typeof(ushort) => (T)(object)GetUInt16(ordinal),
        var type when type == typeof(uint) => (T)(object)GetUInt32(ordinal),
        var type when type == typeof(ulong) => (T)(object)GetUInt64(ordinal),
        var type when type == typeof(bool) => (T)(object)GetBoolean(ordinal),
        var type when type == typeof(byte) => (T)(object)GetByte(ordinal),
        var type when type == typeof(short) => (T)(object)GetInt16(ordinal),
        var type when type == typeof(int) => (T)(object)GetInt32(ordinal),
        var type when type == typeof(long) => (T)(object)GetInt64(ordinal),
        var type when type == typeof(decimal) => (T)(object)GetDecimal(ordinal),
        var type when type == typeof(double) => (T)(object)GetDouble(ordinal),
        var type when type == typeof(float) => (T)(object)GetFloat(ordinal),
        var type when type == typeof(Guid) => (T)(object)GetGuid(ordinal),
        _ => base.GetFieldValue<T>(ordinal),
    };

    private ColumnDefinition Column(int ordinal) => _result?.Columns is { } columns && ordinal >= 0 && ordinal < columns.Length
        ? columns[ordinal]
        : throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, $"value must be between 0 and {FieldCount - 1}");

    private Row CurrentRow(int ordinal)
    {
        _ = Column(ordinal);
        return _row ?? throw new InvalidOperationException("Read must be called first.");
    }

    private T Integer<T>(int ordinal) => GetValue(ordinal) switch
    {
        T value => value,
        bool or sbyte or byte or short or ushort or int or uint or long or ulong or decimal => (T)Convert.ChangeType(GetValue(ordinal), typeof(T), CultureInfo.InvariantCulture),
        var value => throw new InvalidCastException($"Can't convert {(value is DBNull ? "NULL" : GetDataTypeName(ordinal))} to {typeof(T).Name}"),
    };

    private static long Copy<T>(T[] source, long offset, T[] buffer, int bufferOffset, int length)
    {
        var count = (int)Math.Max(0, Math.Min(length, source.Length - offset));
        Array.Copy(source, offset, buffer, bufferOffset, count);
        return count;
    }
}
