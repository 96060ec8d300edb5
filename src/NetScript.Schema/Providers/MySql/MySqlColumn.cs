using System.Data.Common;
using System.Globalization;
using System.Text;
using NetScript.Schema.Database;
using NetScript.Schema.Mapping;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.MySql;

/// <summary>A column as the catalog lists it.</summary>
/// <param name="row">Its row.</param>
/// <param name="isMariaDb">Whether defaults are listed as SQL, and not as what they are.</param>
/// <param name="documents">The tables and conditions of texts that are JSON.</param>
internal sealed class MySqlColumn(DbDataReader row, bool isMariaDb, IReadOnlySet<(string Table, string Check)> documents)
{
    private readonly string _name = row.Text(1)!;
    private readonly string _declaration = row.Text(3)!;
    private readonly string _extra = row.Text(5)!;
    private readonly string? _default = row.Text(6) is var text && isMariaDb && text == "NULL" ? null : text;

    private bool IsUnsigned => _declaration.Contains(" unsigned", StringComparison.OrdinalIgnoreCase);

    public Column Read()
    {
        var type = Type();
        return new(_name, type, row.Text(4)!.Equals("NO", StringComparison.OrdinalIgnoreCase) ? Arity.Required : Arity.Optional)
        {
            Default = _default is null ? null
                : isMariaDb || _extra.Contains("DEFAULT_GENERATED", StringComparison.OrdinalIgnoreCase) ? ReadDefault(type, _default)
                : DefaultOf(type, _default, _default) ?? new(ColumnDefaultKind.Expression, _default),
            IsAutoincrement = _extra.Contains("auto_increment", StringComparison.OrdinalIgnoreCase),
        };
    }

    private ColumnType Type() => row.Text(2)!.ToLowerInvariant() switch
    {
        "tinyint" when IsBoolean() => new(ScalarType.Boolean, NativeType.Of("TinyInt")),
        "tinyint" => Integer("TinyInt"),
        "smallint" => Integer("SmallInt"),
        "mediumint" => Integer("MediumInt"),
        "int" => Integer("Int"),
        "bigint" => Integer("BigInt", ScalarType.BigInt),
        "year" => new(ScalarType.Int, NativeType.Of("Year")),
        "decimal" => new(ScalarType.Decimal, NativeType.Of("Decimal", Argument(8), Argument(9))),
        "float" => new(ScalarType.Float, NativeType.Of("Float")),
        "double" => new(ScalarType.Float, NativeType.Of("Double")),
        "char" => new(ScalarType.String, NativeType.Of("Char", Argument(7))),
        "varchar" => new(ScalarType.String, NativeType.Of("VarChar", Argument(7))),
        "longtext" when documents.Contains((row.Text(0)!, $"json_valid(`{_name}`)")) => new(ScalarType.Json, NativeType.Of("Json")),
        "tinytext" => new(ScalarType.String, NativeType.Of("TinyText")),
        "text" => new(ScalarType.String, NativeType.Of("Text")),
        "mediumtext" => new(ScalarType.String, NativeType.Of("MediumText")),
        "longtext" => new(ScalarType.String, NativeType.Of("LongText")),
        "set" => new(ScalarType.String),
        "enum" => new(null) { Enum = new($"{row.Text(0)}_{_name}", null, [.. Literals(_declaration)]) },
        "json" => new(ScalarType.Json, NativeType.Of("Json")),
        "date" => new(ScalarType.DateTime, NativeType.Of("Date")),
        "time" => new(ScalarType.DateTime, NativeType.Of("Time", Argument(10))),
        "datetime" => new(ScalarType.DateTime, NativeType.Of("DateTime", Argument(10))),
        "timestamp" => new(ScalarType.DateTime, NativeType.Of("Timestamp", Argument(10))),
        "bit" => new(row.Text(8) == "1" ? ScalarType.Boolean : ScalarType.Bytes, NativeType.Of("Bit", Argument(8))),
        "binary" => new(ScalarType.Bytes, NativeType.Of("Binary", Argument(7))),
        "varbinary" => new(ScalarType.Bytes, NativeType.Of("VarBinary", Argument(7))),
        "tinyblob" => new(ScalarType.Bytes, NativeType.Of("TinyBlob")),
        "blob" => new(ScalarType.Bytes, NativeType.Of("Blob")),
        "mediumblob" => new(ScalarType.Bytes, NativeType.Of("MediumBlob")),
        "longblob" => new(ScalarType.Bytes, NativeType.Of("LongBlob")),
        _ => new(null) { Unsupported = _declaration },
    };

    private ColumnType Integer(string name, ScalarType scalar = ScalarType.Int) => new(scalar, NativeType.Of(IsUnsigned ? $"Unsigned{name}" : name));

    private string Argument(int column) => row.Text(column)!;

    // A default that is neither true nor false tells that numbers are meant.
    private bool IsBoolean() => _declaration.StartsWith("tinyint(1)", StringComparison.OrdinalIgnoreCase) && (_default is null or "0" or "1" || !IsNumber(_default));

    /// <summary>The default that SQL is.</summary>
    public static ColumnDefault ReadDefault(ColumnType type, string sql)
    {
        var expression = Enclosed(sql);
        var bare = expression[1..^1];
        return DefaultOf(type, bare, LiteralOf(bare)) ?? new(ColumnDefaultKind.Expression, expression);
    }

    /// <summary>The default that is no expression.</summary>
    /// <param name="type">The type of the column.</param>
    /// <param name="text">As it is listed.</param>
    /// <param name="literal">The text that it is, if it is one.</param>
    private static ColumnDefault? DefaultOf(ColumnType type, string text, string? literal) => (type.Scalar, text) switch
    {
        (ScalarType.DateTime, _) when IsNow(text) => new(ColumnDefaultKind.Now),
        (ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal, _) when IsNumber(text) => ColumnDefault.Value(type.Scalar, PlainNumber.Of(text)),
        (ScalarType.Boolean, "1" or "b'1'" or "true") => ColumnDefault.Value(ScalarType.Boolean, "true"),
        (ScalarType.Boolean, "0" or "b'0'" or "false") => ColumnDefault.Value(ScalarType.Boolean, "false"),
        (ScalarType.String, _) when literal is not null => ColumnDefault.Value(ScalarType.String, literal),
        (null, _) when literal is not null && type.Enum is not null => ColumnDefault.Value(null, literal),
        (ScalarType.DateTime, _) when literal is not null => new(ColumnDefaultKind.Expression, $"'{literal}'"),
        _ => null,
    };

    private static bool IsNow(string text) =>
        text.Split('(') is [var name, ..] && (name.Equals("current_timestamp", StringComparison.OrdinalIgnoreCase) || name.Equals("now", StringComparison.OrdinalIgnoreCase))
        && text[name.Length..].Trim('(', ')').All(char.IsAsciiDigit);

    private static string? LiteralOf(string sql) => sql.StartsWith('\'') && Literals(sql).ToList() is [var text] && sql.EndsWith('\'') ? text : null;

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>In the parentheses that an expression needs behind <c>DEFAULT</c>.</summary>
    private static string Enclosed(string text)
    {
        var depth = 0;
        for (var position = 0; position < text.Length; position++)
        {
            depth += text[position] == '(' ? 1 : text[position] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return position > 0 && position == text.Length - 1 ? text : $"({text})";
            }
        }

        return $"({text})";
    }

    /// <summary>The texts in quotation marks, one after the other.</summary>
    private static IEnumerable<string> Literals(string sql)
    {
        for (var position = sql.IndexOf('\'', StringComparison.Ordinal); position >= 0; position = position < sql.Length ? sql.IndexOf('\'', position) : -1)
        {
            var text = new StringBuilder();
            for (position++; position < sql.Length; position++)
            {
                var (character, next) = (sql[position], position + 1 < sql.Length ? sql[position + 1] : '\0');
                if (character == '\'' && next != '\'')
                {
                    break;
                }

                if (character is '\'' or '\\')
                {
                    position++;
                    character = character == '\\' ? Unescape(next) : next;
                }

                text.Append(character);
            }

            position++;
            yield return text.ToString();
        }
    }

    private static char Unescape(char character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'Z' => '\u001a',
        _ => character,
    };
}
