using System.Globalization;
using System.Text;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Diff;

/// <summary>Defaults as Prisma's summary shows them: as its engine prints them when it is debugged.</summary>
internal static class DebugText
{
    public static string Of(ColumnDefault? value) => value is null ? "None" : $"Some({Kind(value)})";

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                0 => "\\0",
                < ' ' or 127 => string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}"),
                _ => rune.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static string Kind(ColumnDefault value) => value.Kind switch
    {
        ColumnDefaultKind.Now => "Now",
        ColumnDefaultKind.Sequence => $"Sequence({Quote(value.Text ?? "")})",
        ColumnDefaultKind.Expression => $"DbGenerated({(value.Text is null ? "None" : $"Some({Quote(value.Text)})")})",
        ColumnDefaultKind.List => $"Value(List([{string.Join(", ", value.Items.Select(Value))}]))",
        _ => $"Value({Value(value)})",
    };

    private static string Value(ColumnDefault value) => value.Type switch
    {
        null => $"Enum({Quote(value.Text!)})",
        ScalarType.Float or ScalarType.Decimal => $"Float(BigDecimal(\"{value.Text}\"))",
        ScalarType.Int or ScalarType.BigInt or ScalarType.Boolean or ScalarType.DateTime => $"{value.Type}({value.Text})",
        ScalarType.Bytes => $"Bytes([{string.Join(", ", Convert.FromBase64String(value.Text!))}])",
        _ => $"{value.Type}({Quote(value.Text!)})",
    };
}
