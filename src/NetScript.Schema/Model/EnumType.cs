using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>An enum.</summary>
public sealed class EnumType : SchemaObject
{
    private readonly Dictionary<string, EnumValue> _byName = new(StringComparer.Ordinal);

    internal EnumType(BlockItem block, SourceFile file)
        : base(block.Name.Text, file, block.Name.Span, block.Span, block.Documentation)
    {
        Syntax = block;
        Values = [.. block.Values.Select(value => new EnumValue(value, file))];
        foreach (var value in Values)
        {
            _byName.TryAdd(value.Name, value);
        }
    }

    /// <summary>Its values in their order.</summary>
    public IReadOnlyList<EnumValue> Values { get; }

    /// <summary>The name of <c>@@map</c>.</summary>
    public string? MappedName { get; internal set; }

    /// <summary>Its name in the database.</summary>
    public string DatabaseName => MappedName ?? Name;

    /// <summary>The database schema of <c>@@schema</c>.</summary>
    public string? SchemaName { get; internal set; }

    /// <summary>The value of that name, or <see langword="null"/>.</summary>
    public EnumValue? FindValue(string name) => _byName.GetValueOrDefault(name);

    internal TextSpan SchemaSpan { get; set; }

    internal BlockItem Syntax { get; }
}
