using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using NetScript.Schema.Database;
using NetScript.Schema.Mapping;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.SqlServer;

/// <summary>A column as the catalog lists it.</summary>
internal static partial class SqlServerColumn
{
    public static Column Read(DbDataReader row)
    {
        var type = TypeOf(row);
        return new(row.Text(2)!, type, row.IsTrue(7) ? Arity.Optional : Arity.Required)
        {
            Default = row.Text(10) is { } definition && ReadDefault(type, definition) is { } value ? value with { ConstraintName = row.Text(9) } : null,
            IsAutoincrement = row.IsTrue(8),
            Check = row.Text(11) is { } check ? new(check, check.EndsWith(ColumnCheck.JsonSuffix, StringComparison.Ordinal) ? null : [.. LiteralsOf(row.Text(12)!)]) : null,
        };
    }

    private static ColumnType TypeOf(DbDataReader row) => row.Text(3)!.ToLowerInvariant() switch
    {
        "tinyint" => new(ScalarType.Int, NativeType.Of("TinyInt")),
        "smallint" => new(ScalarType.Int, NativeType.Of("SmallInt")),
        "int" => new(ScalarType.Int, NativeType.Of("Int")),
        "bigint" => new(ScalarType.BigInt, NativeType.Of("BigInt")),
        "decimal" or "numeric" => new(ScalarType.Decimal, NativeType.Of("Decimal", row.Text(5)!, row.Text(6)!)),
        "money" => new(ScalarType.Float, NativeType.Of("Money")),
        "smallmoney" => new(ScalarType.Float, NativeType.Of("SmallMoney")),
        "bit" => new(ScalarType.Boolean, NativeType.Of("Bit")),
        "float" => new(ScalarType.Float, NativeType.Of("Float", row.Text(5)!)),
        "real" => new(ScalarType.Float, NativeType.Of("Real")),
        "date" => new(ScalarType.DateTime, NativeType.Of("Date")),
        "time" => new(ScalarType.DateTime, NativeType.Of("Time")),
        "datetime" => new(ScalarType.DateTime, NativeType.Of("DateTime")),
        "datetime2" => new(ScalarType.DateTime, NativeType.Of("DateTime2")),
        "datetimeoffset" => new(ScalarType.DateTime, NativeType.Of("DateTimeOffset")),
        "smalldatetime" => new(ScalarType.DateTime, NativeType.Of("SmallDateTime")),
        "char" => new(ScalarType.String, NativeType.Of("Char", Length(row, 1))),
        "nchar" => new(ScalarType.String, NativeType.Of("NChar", Length(row, 2))),
        "varchar" => new(ScalarType.String, NativeType.Of("VarChar", Length(row, 1))),
        "nvarchar" => new(ScalarType.String, NativeType.Of("NVarChar", Length(row, 2))),
        "text" => new(ScalarType.String, NativeType.Of("Text")),
        "ntext" => new(ScalarType.String, NativeType.Of("NText")),
        "binary" => new(ScalarType.Bytes, NativeType.Of("Binary", Length(row, 1))),
        "varbinary" => new(ScalarType.Bytes, NativeType.Of("VarBinary", Length(row, 1))),
        "image" => new(ScalarType.Bytes, NativeType.Of("Image")),
        "xml" => new(ScalarType.String, NativeType.Of("Xml")),
        "uniqueidentifier" => new(ScalarType.String, NativeType.Of("UniqueIdentifier")),
        var name => new(null) { Unsupported = name },
    };

    // The catalog counts bytes.
    private static string Length(DbDataReader row, int bytesOfCharacter) =>
        row.Number(4) is var bytes && bytes < 0 ? "Max" : (bytes / bytesOfCharacter).ToString(CultureInfo.InvariantCulture);

    /// <summary>The default that SQL is.</summary>
    public static ColumnDefault? ReadDefault(ColumnType type, string sql) => DefaultOf(type, Bare(sql));

    private static ColumnDefault? DefaultOf(ColumnType type, string sql) => type.Scalar switch
    {
        _ when sql.Equals("NULL", StringComparison.OrdinalIgnoreCase) => null,
        ScalarType.Boolean when sql is "1" or "0" => ColumnDefault.Value(ScalarType.Boolean, sql == "1" ? "true" : "false"),
        ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal when double.TryParse(sql, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
            ColumnDefault.Value(type.Scalar, PlainNumber.Of(sql.TrimEnd('.'))),
        ScalarType.String when LiteralOf(sql) is { } text => ColumnDefault.Value(ScalarType.String, text),
        ScalarType.DateTime when sql.Equals("getdate()", StringComparison.OrdinalIgnoreCase) || sql.Equals("CURRENT_TIMESTAMP", StringComparison.OrdinalIgnoreCase) => new(ColumnDefaultKind.Now),
        ScalarType.Bytes when sql.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && sql.Length % 2 == 0 && sql.AsSpan(2).IndexOfAnyExcept(s_hexDigits) < 0 =>
            ColumnDefault.Value(ScalarType.Bytes, Convert.ToBase64String(Convert.FromHexString(sql.AsSpan(2)))),
        _ => new(ColumnDefaultKind.Expression, sql),
    };

    private static readonly System.Buffers.SearchValues<char> s_hexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private static string? LiteralOf(string sql)
    {
        var text = sql.StartsWith('N') || sql.StartsWith('n') ? sql[1..] : sql;
        return text.Length >= 2 && text[0] == '\'' && EndOf(text, 0) == text.Length - 1 ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : null;
    }

    /// <summary>The texts in a condition, which the server writes in its own way: <c>([mode]=N'slow' OR [mode]=N'fast')</c>.</summary>
    private static IEnumerable<string> LiteralsOf(string sql) =>
        NameOrText().Matches(sql).Select(match => match.Groups["text"]).Where(text => text.Success).Select(text => text.Value.Replace("''", "'", StringComparison.Ordinal));

    [GeneratedRegex(@"\[([^\]]|\]\])*\]|'(?<text>([^']|'')*)'")]
    private static partial Regex NameOrText();

    /// <summary>Without the parentheses in which the catalog lists it.</summary>
    private static string Bare(string sql)
    {
        while (sql.Length >= 2 && sql[0] == '(' && EndOf(sql, 0) == sql.Length - 1)
        {
            sql = sql[1..^1];
        }

        return sql;
    }

    /// <summary>Where the text or the parenthesis ends that begins there.</summary>
    private static int EndOf(string sql, int start)
    {
        var (depth, isText) = (0, false);
        for (var position = start; position < sql.Length; position++)
        {
            var character = sql[position];
            isText ^= character == '\'';
            depth += isText || character == '\'' ? 0 : character == '(' ? 1 : character == ')' ? -1 : 0;
            var isQuoteWithin = character == '\'' && position + 1 < sql.Length && sql[position + 1] == '\'' && position > start;
            if (depth == 0 && !isText && !isQuoteWithin)
            {
                return position;
            }
        }

        return -1;
    }
}
