using System.Collections.Frozen;

namespace NetScript.Schema.Model;

/// <summary>A built-in type.</summary>
/// <param name="Type">It.</param>
public sealed record BuiltInType(ScalarType Type) : FieldType
{
    private static readonly FrozenDictionary<string, BuiltInType> s_byName = System.Enum.GetNames<ScalarType>().ToFrozenDictionary(name => name, name => new BuiltInType(System.Enum.Parse<ScalarType>(name)), StringComparer.Ordinal);

    internal static BuiltInType? Find(string name) => s_byName.GetValueOrDefault(name);
}
