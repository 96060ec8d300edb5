namespace Aspire.Hosting;

/// <summary>Gives the types that a value of type object may have.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class AspireUnionAttribute : Attribute
{
    /// <summary>Gives the types.</summary>
    /// <param name="types">Two types or more.</param>
    /// <exception cref="ArgumentException">There are fewer than two types.</exception>
    public AspireUnionAttribute(params Type[] types)
    {
        ArgumentNullException.ThrowIfNull(types);
        Types = types.Length >= 2 ? types : throw new ArgumentException("A union has at least two types.", nameof(types));
    }

    /// <summary>The types.</summary>
    public Type[] Types { get; }
}
