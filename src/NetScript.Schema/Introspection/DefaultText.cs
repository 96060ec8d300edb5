using NetScript.Schema.Database;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Introspection;

/// <summary>The value of <c>@default</c>.</summary>
internal sealed class DefaultText(PullMap map, Table table, Column column)
{
    /// <summary>The attribute, or <see langword="null"/> where neither the database nor the client fills the field.</summary>
    public string? Write()
    {
        var value = column switch
        {
            { Type.Scalar: ScalarType.Int or ScalarType.BigInt, IsAutoincrement: true } => "autoincrement()",
            { Default: null, Type.Scalar: ScalarType.String } => OfClient(),
            { Default: null } => null,
            _ => Write(column.Default),
        };
        var standard = ConstraintNames.Join(map.Provider, "_df", table.Name, column.Name);
        return value is null ? null : PslText.Call("@default", value, PslText.Named("map", column.Default?.ConstraintName is { } name && name != standard ? name : null));
    }

    private string? OfClient() => map.FindField(table, column.Name)?.Default is DefaultFunction { IsOfDatabase: false } function ? $"{function.Name}({function.Argument})" : null;

    private string? Write(ColumnDefault value) => value.Kind switch
    {
        ColumnDefaultKind.Sequence => "autoincrement()",
        ColumnDefaultKind.Now => "now()",
        ColumnDefaultKind.Expression => string.IsNullOrEmpty(value.Text) ? "dbgenerated()" : $"dbgenerated({PslText.Quote(value.Text)})",
        ColumnDefaultKind.List => $"[{string.Join(", ", value.Items.Select(WriteValue))}]",
        _ => WriteValue(value),
    };

    private string WriteValue(ColumnDefault value) => value.Type switch
    {
        null => WriteEnumValue(value.Text!),
        ScalarType.String when map.FindField(table, column.Name)?.Type.Enum?.Values.FirstOrDefault(known => known.DatabaseName == value.Text) is { } known => known.Name,
        ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal or ScalarType.Boolean => value.Text!,
        _ => PslText.Quote(value.Text!),
    };

    // A value that no schema can name is an expression.
    private string WriteEnumValue(string value) =>
        column.Type.Enum is { } type && map.NameOf(type, value).Name is { Length: > 0 } name ? name : $"dbgenerated({PslText.Quote(value)})";
}
