using System.Globalization;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers;

/// <summary>A native type that a provider has.</summary>
/// <param name="Name">Prisma's name of it.</param>
/// <param name="Arguments">What its parentheses hold.</param>
/// <param name="ScalarTypes">The types of the fields that can have it; the first is the one that introspection gives.</param>
public sealed record NativeTypeDefinition(string Name, NativeTypeArguments Arguments, params IReadOnlyList<ScalarType> ScalarTypes)
{
    internal int RequiredCount => Arguments == NativeTypeArguments.Number ? 1 : 0;

    internal int OptionalCount => Arguments switch
    {
        NativeTypeArguments.OptionalNumber or NativeTypeArguments.OptionalNumberOrMax => 1,
        NativeTypeArguments.OptionalPrecisionAndScale => 2,
        _ => 0,
    };

    /// <summary>As messages say what is expected.</summary>
    internal string Expected => Arguments switch
    {
        NativeTypeArguments.OptionalPrecisionAndScale => "two nonnegative integers",
        NativeTypeArguments.OptionalNumberOrMax => "an integer or `Max`",
        _ => "a nonnegative integer",
    };

    /// <summary>The type with these arguments, or <see langword="null"/> where they are none of it.</summary>
    public NativeType? Create(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments.Count == 0)
        {
            return RequiredCount == 0 ? new(Name, []) : null;
        }

        var values = arguments.Select(Read).ToArray();
        return values.Length == RequiredCount + OptionalCount && !values.Contains(null) ? new(Name, values!) : Arguments == NativeTypeArguments.Nothing ? new(Name, []) : null;
    }

    private string? Read(string argument)
    {
        if (Arguments == NativeTypeArguments.OptionalNumberOrMax && argument.Equals("max", StringComparison.OrdinalIgnoreCase))
        {
            return "Max";
        }

        var max = Arguments == NativeTypeArguments.OptionalNumberOrMax ? ushort.MaxValue : uint.MaxValue;
        return uint.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number.ToString(CultureInfo.InvariantCulture) : null;
    }
}
