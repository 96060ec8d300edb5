using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace MySqlConnector;

/// <summary>A value in the place of <c>@name</c>.</summary>
public sealed class MySqlParameter : DbParameter
{
    /// <summary>Makes one without a name.</summary>
    public MySqlParameter()
        : this("", null)
    {
    }

    /// <summary>Makes one with a name, with or without <c>@</c>, and a value.</summary>
    public MySqlParameter(string? name, object? value)
    {
        ParameterName = name;
        Value = value;
    }

    /// <inheritdoc />
    public override DbType DbType { get; set; } = DbType.Object;

    /// <summary>Always <see cref="ParameterDirection.Input"/>.</summary>
    /// <exception cref="NotSupportedException">Another one is set.</exception>
    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set => _ = value == ParameterDirection.Input ? value : throw new NotSupportedException($"{nameof(MySqlParameter)}.{nameof(Direction)} {value} is not supported.");
    }

    /// <inheritdoc />
    public override bool IsNullable { get; set; }

    /// <inheritdoc />
    [AllowNull]
    public override string ParameterName
    {
        get;
        set => field = value ?? "";
    }

    /// <inheritdoc />
    public override int Size { get; set; }

    /// <inheritdoc />
    [AllowNull]
    public override string SourceColumn
    {
        get;
        set => field = value ?? "";
    } = "";

    /// <inheritdoc />
    public override bool SourceColumnNullMapping { get; set; }

    /// <summary>A number, text, a time, bytes, a <see cref="Guid"/>, or <see langword="null"/>.</summary>
    public override object? Value { get; set; }

    /// <inheritdoc />
    public override void ResetDbType() => DbType = DbType.Object;
}
