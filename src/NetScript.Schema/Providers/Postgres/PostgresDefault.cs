using System.Globalization;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>The defaults of the catalog: values where the expression is one of the column's type, as the server prints it, else the expression.</summary>
internal static class PostgresDefault
{
    /// <summary>The default, or <see langword="null"/> where there is none.</summary>
    /// <param name="sql">The expression.</param>
    /// <param name="type">The type of the column.</param>
    /// <param name="isArray">Whether the column is an array of it.</param>
    public static ColumnDefault? Parse(string? sql, ColumnType type, bool isArray)
    {
        if (sql is null || sql.TrimStart().StartsWith("NULL", StringComparison.Ordinal))
        {
            return null;
        }

        // For Prisma, no value of this type is one.
        return (type.Native?.Name == "Uuid" ? null : Understand(sql, type, isArray)) ?? new(ColumnDefaultKind.Expression, sql);
    }

    /// <summary>The value that an expression is, or <see langword="null"/> where it is none.</summary>
    public static ColumnDefault? Understand(string sql, ColumnType type, bool isArray)
    {
        var scanner = new PostgresExpression(sql);
        var value = isArray ? ReadList(scanner, type) : ReadScalar(scanner, type);
        return value is not null && scanner.IsAtEnd ? value : null;
    }

    private static ColumnDefault? ReadScalar(PostgresExpression scanner, ColumnType type) => type switch
    {
        { Enum: not null } => Cast(scanner, (scanner.ReadText() ?? scanner.ReadWord()) is { } name ? ColumnDefault.Value(null, name) : null),
        { Scalar: ScalarType.String or ScalarType.Json } => Cast(scanner, ValueOf(type, scanner.ReadText())),
        { Scalar: ScalarType.Int or ScalarType.BigInt } => scanner.ReadWord("nextval") ? ReadSequence(scanner) : Cast(scanner, ValueOf(type, scanner.ReadText() ?? scanner.ReadNumber())),
        { Scalar: ScalarType.Float or ScalarType.Decimal } => Cast(scanner, ReadDecimal(scanner, type)),
        { Scalar: ScalarType.Boolean } => ValueOf(type, scanner.ReadWord()),
        { Scalar: ScalarType.DateTime } => ReadTime(scanner),
        { Scalar: ScalarType.Bytes } => Cast(scanner, ValueOf(type, scanner.ReadText())),
        _ => null,
    };

    private static ColumnDefault? Cast(PostgresExpression scanner, ColumnDefault? value) => value is not null && scanner.SkipCast() ? value : null;

    private static ColumnDefault? ValueOf(ColumnType type, string? text) => (type.Scalar, text) switch
    {
        (_, null) => null,
        (ScalarType.Int or ScalarType.BigInt, _) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? ColumnDefault.Value(type.Scalar, number.ToString(CultureInfo.InvariantCulture))
            : null,
        // The catalog knows them as numbers of one kind.
        (ScalarType.Float or ScalarType.Decimal, _) => IsNumber(text) ? ColumnDefault.Value(ScalarType.Float, text) : null,
        (ScalarType.Boolean, _) => text.ToUpperInvariant() switch
        {
            "T" or "TRUE" => ColumnDefault.Value(ScalarType.Boolean, "true"),
            "F" or "FALSE" => ColumnDefault.Value(ScalarType.Boolean, "false"),
            _ => null,
        },
        (ScalarType.Bytes, _) => text.StartsWith(@"\x", StringComparison.Ordinal) && text.Length % 2 == 0 && text[2..].All(char.IsAsciiHexDigit)
            ? ColumnDefault.Value(type.Scalar, Convert.ToBase64String(Convert.FromHexString(text.AsSpan(2))))
            : null,
        (null, _) => type.Enum is null ? null : ColumnDefault.Value(null, text),
        _ => ColumnDefault.Value(type.Scalar, text),
    };

    private static bool IsNumber(string text)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1]) && digits.All(character => char.IsAsciiDigit(character) || character == '.')
            && digits.Count(character => character == '.') <= 1;
    }

    private static ColumnDefault? ReadDecimal(PostgresExpression scanner, ColumnType type)
    {
        var isInParentheses = scanner.Read('(');
        var value = ValueOf(type, scanner.ReadText() ?? scanner.ReadNumber());
        return isInParentheses && !scanner.Read(')') ? null : value;
    }

    private static ColumnDefault? ReadTime(PostgresExpression scanner)
    {
        var isNow = scanner.ReadWord() is { } name && name.ToUpperInvariant() is "NOW" or "CURRENT_TIMESTAMP";
        var isCall = scanner.Read('(');
        return isNow && (!isCall || scanner.Read(')')) && scanner.SkipCast() ? new(ColumnDefaultKind.Now) : null;
    }

    // nextval('"Schema"."Sequence"'::regclass), or with a text that is cast.
    private static ColumnDefault? ReadSequence(PostgresExpression scanner)
    {
        if (!scanner.Read('('))
        {
            return null;
        }

        var isInParentheses = scanner.Read('(');
        var name = scanner.ReadText();
        if (name is null || !scanner.SkipCast() || (isInParentheses && !(scanner.Read(')') && scanner.SkipCast())) || !scanner.Read(')') || !scanner.SkipCast())
        {
            return null;
        }

        var parts = new PostgresExpression(name);
        var sequence = parts.ReadName();
        sequence = parts.Read('.') ? parts.ReadName() : sequence;
        return sequence is null ? null : new(ColumnDefaultKind.Sequence, sequence);
    }

    private static ColumnDefault? ReadList(PostgresExpression scanner, ColumnType type)
    {
        if (scanner.ReadText() is { } literal)
        {
            return scanner.SkipCast() ? ListOf(type, PostgresExpression.Elements(literal)?.Select(element => IsValueInLiteral(type) ? ValueOf(type, element) : null)) : null;
        }

        var isInParentheses = scanner.Read('(');
        if (!scanner.ReadWord("ARRAY") || !scanner.Read('['))
        {
            return null;
        }

        var items = new List<ColumnDefault?>();
        while (!scanner.Read(']'))
        {
            if (items.Count > 0 && !scanner.Read(','))
            {
                return null;
            }

            items.Add(ReadItem(scanner, type));
            if (items[^1] is not { Kind: ColumnDefaultKind.Value })
            {
                return null;
            }
        }

        return scanner.SkipCast() && (!isInParentheses || (scanner.Read(')') && scanner.SkipCast())) ? ListOf(type, items) : null;
    }

    // (1)::bigint
    private static ColumnDefault? ReadItem(PostgresExpression scanner, ColumnType type) =>
        !scanner.Read('(') ? ReadScalar(scanner, type) : ReadItem(scanner, type) is { } value && scanner.Read(')') && scanner.SkipCast() ? value : null;

    private static bool IsValueInLiteral(ColumnType type) => type.Scalar is not (ScalarType.DateTime or ScalarType.Bytes);

    private static ColumnDefault? ListOf(ColumnType type, IEnumerable<ColumnDefault?>? items) =>
        items?.ToList() is { } values && !values.Contains(null) ? new(ColumnDefaultKind.List) { Type = type.Scalar, Items = [.. values!] } : null;
}
