using System.Diagnostics.CodeAnalysis;

namespace NetScript.Schema.Model;

/// <summary>Prisma's built-in types.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "They are Prisma's names.")]
public enum ScalarType
{
    /// <summary>A 32-bit integer.</summary>
    Int,

    /// <summary>A 64-bit integer.</summary>
    BigInt,

    /// <summary>A floating-point number.</summary>
    Float,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Text.</summary>
    String,

    /// <summary>A point in time.</summary>
    DateTime,

    /// <summary>A JSON document.</summary>
    Json,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A decimal number.</summary>
    Decimal,
}
