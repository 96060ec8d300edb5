using NetScript.Schema.Model;

namespace NetScript.Schema.Database;

/// <summary>The type of a column: a scalar type with its native type, an enum, or a type that only the database knows.</summary>
/// <param name="Scalar">Prisma's type, if it has one.</param>
/// <param name="Native">The native type, where the provider has them.</param>
public sealed record ColumnType(ScalarType? Scalar, NativeType? Native = null)
{
    /// <summary>The enum, if it is one.</summary>
    public EnumDefinition? Enum { get; init; }

    /// <summary>The database's name of a type that Prisma does not support.</summary>
    public string? Unsupported { get; init; }
}
