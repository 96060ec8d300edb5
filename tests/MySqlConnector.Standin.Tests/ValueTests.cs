using System.Globalization;
using NetScript.Testing;

namespace MySqlConnector.Standin.Tests;

public sealed class ValueTests(MariaDbServer server) : ServerTests(server)
{
    public static TheoryData<string, string, object> Columns => new()
    {
        { "TINYINT", "-128", (sbyte)-128 },
        { "TINYINT UNSIGNED", "255", (byte)255 },
        { "TINYINT(1)", "1", true },
        { "BOOLEAN", "FALSE", false },
        { "SMALLINT", "-32768", (short)-32768 },
        { "SMALLINT UNSIGNED", "65535", (ushort)65535 },
        { "MEDIUMINT", "-8388608", -8388608 },
        { "MEDIUMINT UNSIGNED", "16777215", 16777215u },
        { "INT", "-2147483648", int.MinValue },
        { "INT UNSIGNED", "4294967295", uint.MaxValue },
        { "BIGINT", "-9223372036854775808", long.MinValue },
        { "BIGINT UNSIGNED", "18446744073709551615", ulong.MaxValue },
        { "DECIMAL(28,10)", "-123456789012345678.0123456789", -123456789012345678.0123456789m },
        { "FLOAT", "1.5", 1.5f },
        { "DOUBLE", "-1.7976931348623157e308", double.MinValue },
        { "YEAR", "2026", 2026 },
        { "BIT(1)", "1", 1UL },
        { "BIT(64)", "0xFEDCBA9876543210", 0xFEDCBA9876543210UL },
        { "DATE", "'2026-11-21'", new DateTime(2026, 11, 21) },
        { "DATETIME", "'1000-01-01 00:00:00'", new DateTime(1000, 1, 1) },
        { "DATETIME(3)", "'2026-11-21 23:59:59.123'", new DateTime(2026, 11, 21, 23, 59, 59, 123) },
        { "TIMESTAMP(6) NULL", "'2026-11-21 23:59:59.123456'", new DateTime(2026, 11, 21, 23, 59, 59, 123, 456) },
        { "TIME", "'-838:59:59'", -new TimeSpan(838, 59, 59) },
        { "TIME(6)", "'12:34:56.789012'", new TimeSpan(0, 12, 34, 56, 789, 12) },
        { "CHAR(10)", "'ß 🦄'", "ß 🦄" },
        { "VARCHAR(36)", "'71c31b65-9a4c-4f0a-9f16-3b8b51f9f9f4'", "71c31b65-9a4c-4f0a-9f16-3b8b51f9f9f4" },
        { "CHAR(36)", "'71c31b65-9a4c-4f0a-9f16-3b8b51f9f9f4'", new Guid("71c31b65-9a4c-4f0a-9f16-3b8b51f9f9f4") },
        { "VARCHAR(10) CHARACTER SET latin1", "'naïve'", "naïve" },
        { "TINYTEXT", "''", "" },
        { "LONGTEXT", "REPEAT('ä', 70000)", new string('ä', 70000) },
        { "ENUM('one','two')", "'two'", "two" },
        { "SET('a','b','c')", "'a,c'", "a,c" },
        { "JSON", """'{"a": [1, "ü"]}'""", """{"a": [1, "ü"]}""" },
        { "BINARY(4)", "0x00FF1027", new byte[] { 0, 255, 16, 39 } },
        { "VARBINARY(10)", "x''", Array.Empty<byte>() },
        { "LONGBLOB", "REPEAT(0xAB, 70000)", Enumerable.Repeat((byte)0xAB, 70000).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_value_is_read_in_its_columns_type_and_comes_back_as_a_parameter(string type, string literal, object expected)
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, $"CREATE TEMPORARY TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v {type}) CHARACTER SET utf8mb4");
        await ExecuteAsync(connection, $"INSERT INTO t (v) VALUES ({literal}), (NULL)");
        await ExecuteAsync(connection, "INSERT INTO t (v) VALUES (@v)", ("@v", expected));

        await using var command = new MySqlCommand("SELECT v, v IS NULL FROM t ORDER BY id", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancelled);

        Assert.Equal(expected.GetType(), reader.GetFieldType(0));
        foreach (var isNull in (bool[])[false, true, false])
        {
            Assert.True(await reader.ReadAsync(Cancelled));
            Assert.Equal(isNull, reader.IsDBNull(0));
            Assert.Equal(isNull ? DBNull.Value : expected, reader.GetValue(0));
        }

        Assert.False(await reader.ReadAsync(Cancelled));
    }

    [Fact]
    public async Task Typed_getters_convert_where_nothing_is_lost()
    {
        await using var connection = await OpenAsync();
        await using var command = new MySqlCommand("SELECT 7, 18446744073709551615, 1.5, CAST('2026-11-21 01:02:03.004' AS DATETIME(3)), 'text', NULL, CAST('01:02:03' AS TIME), 0x0102, CAST('2026-11-21' AS DATE)", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        await reader.ReadAsync(Cancelled);

        Assert.Equal((7, 7L, (short)7, (byte)7, (uint)7, true), (reader.GetInt32(0), reader.GetInt64(0), reader.GetInt16(0), reader.GetByte(0), reader.GetUInt32(0), reader.GetBoolean(0)));
        Assert.Equal(ulong.MaxValue, reader.GetUInt64(1));
        Assert.Throws<OverflowException>(() => reader.GetInt64(1));
        Assert.Equal((1.5m, 1.5, 1.5f), (reader.GetDecimal(2), reader.GetDouble(2), reader.GetFloat(2)));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 1, 2, 3, 4, TimeSpan.Zero), reader.GetFieldValue<DateTimeOffset>(3));
        Assert.Equal(("text", 't'), (reader.GetFieldValue<string>(4), reader.GetChar(4)));
        Assert.Throws<InvalidCastException>(() => reader.GetInt32(4));
        Assert.Throws<InvalidCastException>(() => reader.GetString(5));
        Assert.Throws<InvalidCastException>(() => reader.GetInt32(5));
        Assert.Equal(new TimeOnly(1, 2, 3), reader.GetTimeOnly(6));
        Assert.Equal(2, reader.GetBytes(7, 0, null, 0, 0));
        Assert.Equal(new DateOnly(2026, 11, 21), reader.GetDateOnly(8));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetValue(9));
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetOrdinal("missing"));
    }

    [Fact]
    public async Task A_time_of_zeros_is_an_error_unless_it_is_converted()
    {
        const string Query = "SELECT CAST('0000-00-00' AS DATE)";
        await using var strict = await OpenAsync();
        await using var lenient = await OpenAsync("Convert Zero DateTime=true");
        await ExecuteAsync(strict, "SET sql_mode = ''");
        await ExecuteAsync(lenient, "SET sql_mode = ''");

        await Assert.ThrowsAsync<InvalidCastException>(() => ScalarAsync(strict, Query));
        Assert.Equal(DateTime.MinValue, await ScalarAsync(lenient, Query));
        Assert.Equal(1, await ScalarAsync(strict, "SELECT 1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NO_BACKSLASH_ESCAPES")]
    [InlineData("ANSI_QUOTES")]
    public async Task Each_byte_and_each_text_survives_in_each_mode(string mode)
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        string[] texts =
        [
            .. Enumerable.Range(0, 0x180).Select(value => $"a{(char)value}b"),
            "'; DROP TABLE x; --", "\\'", "\\", "'", "''", "\\\\'", "\r\n\u001a\0", "🦄\ud83d\ude80", "中文 العربية עברית", "@name ? :name", "%_", "\\%", "-- no comment", "/* nor this */", "",
        ];
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, $"SET sql_mode = '{mode}'");

        Assert.Equal(bytes, await ScalarAsync(connection, "SELECT @bytes", ("bytes", bytes)));
        foreach (var value in bytes)
        {
            Assert.Equal(Convert.ToHexString([value, value]), await ScalarAsync(connection, "SELECT HEX(@bytes)", ("bytes", new[] { value, value })));
        }

        foreach (var text in texts)
        {
            Assert.Equal(text, await ScalarAsync(connection, "SELECT @text", ("text", text)));
        }
    }

    [Fact]
    public async Task Names_in_strings_comments_and_identifiers_are_no_parameters()
    {
        await using var connection = await OpenAsync();

        Assert.Equal(
            "@a ''@a'' 1",
            await ScalarAsync(connection, "SELECT CONCAT('@a', \" ''@a'' \", @a) AS `@a` -- @a\n# @a it's\n/* @a ' */", ("@A", 1)));
        Assert.Equal("it's \\' @a 1", await ScalarAsync(connection, "SELECT CONCAT('it''s \\\\\\' @a ', @a)", ("a", 1)));
        Assert.Equal(3L, await ScalarAsync(connection, "SELECT 5--@a", ("a", -2)) is var value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0);
        Assert.Equal("STRICT_TRANS_TABLES", ((string)(await ScalarAsync(connection, "SELECT @@sql_mode"))!).Split(',')[0]);
        var error = await Assert.ThrowsAsync<MySqlException>(() => ScalarAsync(connection, "SELECT @missing"));
        Assert.Contains("'@missing' must be defined", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<MySqlException>(() => ScalarAsync(connection, "GRANT SELECT ON *.* TO a@'%' WITH GRANT OPTION"));
        Assert.Contains("must be defined", error.Message, StringComparison.Ordinal);
        await using var lenient = await OpenAsync("Allow User Variables=true");
        Assert.Equal(5L, await ScalarAsync(lenient, "SET @b = @a; SELECT @b", ("a", 5)));
    }

    [Fact]
    public async Task A_value_of_more_than_16_megabytes_goes_both_ways()
    {
        // Around the length at which a packet is followed by an empty one.
        foreach (var length in (int[])[0xFFFFFF - 100, 0xFFFFFF - 8, 20_000_000])
        {
            var bytes = new byte[length];
            new Random(length).NextBytes(bytes);
            bytes.AsSpan().Replace((byte)'\'', (byte)'x');
            bytes.AsSpan().Replace((byte)'\\', (byte)'x');
            bytes.AsSpan().Replace((byte)0, (byte)'x');
            await using var connection = await OpenAsync();

            var value = (byte[]?)await ScalarAsync(connection, "SELECT @b", ("b", bytes));
            Assert.True(bytes.AsSpan().SequenceEqual(value));
            Assert.Equal(1, await ScalarAsync(connection, "SELECT 1"));
        }
    }

    [Fact]
    public async Task Each_length_around_a_packets_border_is_read()
    {
        await using var connection = await OpenAsync();
        for (var length = 0xFFFFFF - 6; length <= 0xFFFFFF + 2; length++)
        {
            Assert.Equal(length, ((string)(await ScalarAsync(connection, $"SELECT REPEAT('x', {length})"))!).Length);
        }
    }

    [Fact]
    public async Task What_the_server_does_not_accept_in_one_piece_is_told()
    {
        await using var connection = await OpenAsync();

        var error = await Assert.ThrowsAsync<MySqlException>(() => ScalarAsync(connection, "SELECT LENGTH(@b)", ("b", new string('x', 70_000_000))));

        Assert.Equal(MySqlErrorCode.PacketTooLarge, error.ErrorCode);
        Assert.Contains("max_allowed_packet", error.Message, StringComparison.Ordinal);
    }
}
