using System.Globalization;
using NetScript.Schema.Database;
using NetScript.Schema.Mapping;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Sqlite;

/// <summary>The defaults of the catalog, which are listed as they were written.</summary>
internal static class SqliteDefault
{
    /// <summary>The default, or <see langword="null"/> where there is none.</summary>
    public static ColumnDefault? Parse(string? sql, ColumnType type)
    {
        if (sql is null || sql.Equals("null", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return Value(sql, type) ?? new(ColumnDefaultKind.Expression, IsAtom(sql) ? sql : $"({sql})");
    }

    private static ColumnDefault? Value(string sql, ColumnType type) => type.Scalar switch
    {
        ScalarType.Int or ScalarType.BigInt => long.TryParse(Unquote(sql), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? ColumnDefault.Value(type.Scalar, number.ToString(CultureInfo.InvariantCulture))
            : null,
        ScalarType.Float or ScalarType.Decimal => Unquote(sql) is var text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? ColumnDefault.Value(ScalarType.Float, PlainNumber.Of(text))
            : null,
        ScalarType.Boolean => Unquote(sql).ToUpperInvariant() switch
        {
            "1" or "TRUE" => ColumnDefault.Value(ScalarType.Boolean, "true"),
            "0" or "FALSE" => ColumnDefault.Value(ScalarType.Boolean, "false"),
            _ => null,
        },
        ScalarType.String or ScalarType.Json => IsQuoted(sql) || IsAtom(sql) ? IsKeyword(sql) ? null : ColumnDefault.Value(type.Scalar, Unquote(sql)) : null,
        ScalarType.DateTime => sql.ToUpperInvariant() is "CURRENT_TIMESTAMP" or "DATETIME('NOW')" or "DATETIME('NOW', 'LOCALTIME')" ? new(ColumnDefaultKind.Now) : null,
        ScalarType.Bytes => sql is ['x' or 'X', '\'', .. var digits, '\''] && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit)
            ? ColumnDefault.Value(ScalarType.Bytes, Convert.ToBase64String(Convert.FromHexString(digits)))
            : null,
        _ => null,
    };

    // The catalog leaves out the parentheses that an expression needs.
    private static bool IsAtom(string sql) => IsQuoted(sql) || sql is ['x' or 'X', '\'', ..] || sql.All(character => char.IsLetterOrDigit(character) || character is '_' or '.' or '-' or '+');

    private static bool IsKeyword(string sql) => sql.ToUpperInvariant() is "CURRENT_TIMESTAMP" or "CURRENT_DATE" or "CURRENT_TIME";

    private static bool IsQuoted(string sql) => sql is ['\'', .. var text, '\''] ? !text.Replace("''", "", StringComparison.Ordinal).Contains('\'', StringComparison.Ordinal) : sql is ['"', .. var name, '"'] && !name.Contains('"', StringComparison.Ordinal);

    private static string Unquote(string sql) =>
        (IsQuoted(sql) ? sql[1..^1] : sql).Replace("''", "'", StringComparison.Ordinal);
}
