using System.Collections.Immutable;
using NetScript.Schema.Model;

namespace NetScript.Schema.Database;

/// <summary>The default of a column.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">
/// For a value: a string, a document or the name of an enum's value as it is, a number in plain decimal notation, <c>true</c> or <c>false</c>, a time in ISO 8601, bytes in Base64.
/// For an expression its SQL, for a sequence its name. <see langword="null"/> where it is not known.
/// </param>
public sealed record ColumnDefault(ColumnDefaultKind Kind, string? Text = null)
{
    /// <summary>The type of a value; <see langword="null"/> for the value of an enum.</summary>
    public ScalarType? Type { get; init; }

    /// <summary>The values of a list.</summary>
    public ImmutableArray<ColumnDefault> Items { get; init; } = [];

    /// <summary>The name of the constraint that it is in SQL Server.</summary>
    public string? ConstraintName { get; init; }

    /// <summary>A value.</summary>
    public static ColumnDefault Value(ScalarType? type, string text) => new(ColumnDefaultKind.Value, text) { Type = type };
}
