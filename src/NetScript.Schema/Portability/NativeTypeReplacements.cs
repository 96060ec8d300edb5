using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Portability;

/// <summary>The native types of other systems that come nearest. What is not listed, or does not fit, becomes the default of the field's type.</summary>
internal static class NativeTypeReplacements
{
    // The arguments stay where the replacement takes them; what is behind a colon are other ones.
    private static readonly Dictionary<string, string[]> s_nearest = new(StringComparer.Ordinal)
    {
        ["Uuid"] = ["UniqueIdentifier", "Char:36"],
        ["UniqueIdentifier"] = ["Uuid", "Char:36"],
        ["NVarChar"] = ["VarChar", "Text", "LongText"],
        ["VarChar"] = ["NVarChar", "NVarChar:Max", "LongText"],
        ["NChar"] = ["Char"],
        ["Text"] = ["NVarChar:Max"],
        ["NText"] = ["Text"],
        ["TinyText"] = ["Text"],
        ["MediumText"] = ["Text"],
        ["LongText"] = ["Text"],
        ["Xml"] = ["LongText"],
        ["Inet"] = ["VarChar:45"],
        ["Bit"] = ["VarChar"],
        ["VarBit"] = ["VarChar"],
        ["Integer"] = ["Int"],
        ["Int"] = ["Integer"],
        ["MediumInt"] = ["Integer", "Int"],
        ["TinyInt"] = ["SmallInt"],
        ["DoublePrecision"] = ["Double", "Float:53"],
        ["Double"] = ["DoublePrecision", "Float:53"],
        ["Real"] = ["Float"],
        ["Float"] = ["Real", "DoublePrecision"],
        ["Money"] = ["Decimal:19,4"],
        ["Timestamp"] = ["DateTime2"],
        ["Timestamptz"] = ["DateTimeOffset", "DateTime"],
        ["DateTimeOffset"] = ["Timestamptz", "DateTime"],
        ["DateTime2"] = ["Timestamp"],
        ["DateTime"] = ["Timestamp"],
        ["SmallDateTime"] = ["Timestamp:0", "DateTime:0"],
        ["Timetz"] = ["Time"],
        ["JsonB"] = ["Json"],
        ["ByteA"] = ["VarBinary:Max", "LongBlob"],
        ["VarBinary"] = ["ByteA"],
        ["Binary"] = ["ByteA"],
        ["Image"] = ["ByteA", "LongBlob"],
        ["LongBlob"] = ["ByteA", "VarBinary:Max"],
        ["Blob"] = ["ByteA", "VarBinary:Max"],
    };

    /// <summary>The type to have instead; <see langword="null"/> for the default.</summary>
    public static NativeType? Find(NativeTypeSyntax type, ScalarType scalar, SchemaProvider provider)
    {
        foreach (var candidate in s_nearest.GetValueOrDefault(type.Name) ?? [])
        {
            var colon = candidate.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? candidate : candidate[..colon];
            IReadOnlyList<string> arguments = colon < 0 ? type.Arguments : candidate[(colon + 1)..].Split(',');
            if (provider.FindNativeType(name) is not { } definition || !definition.ScalarTypes.Contains(scalar))
            {
                continue;
            }

            var created = definition.Create(definition.Arguments == NativeTypeArguments.Nothing ? [] : arguments);
            if (created is not null && provider.CheckNativeType(created, scalar) is null)
            {
                return created;
            }
        }

        return null;
    }

    /// <summary>Whether the provider has the type for such a field.</summary>
    public static bool IsValid(NativeTypeSyntax type, ScalarType scalar, SchemaProvider provider) =>
        provider.FindNativeType(type.Name) is { } definition && definition.ScalarTypes.Contains(scalar)
        && definition.Create(type.Arguments) is { } created && provider.CheckNativeType(created, scalar) is null;
}
