using NetScript.Schema.Model;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>What may be called how, and what has which name.</summary>
internal sealed class NameResolver(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, BlockItem> _generators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BlockItem> _datasources = new(StringComparer.Ordinal);

    // To empty a larger set, after one large block, takes longer than to make one.
    private const int LargestSet = 256;

    // The names in one block.
    private HashSet<string> _members = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _lowerCase;

    /// <summary>Models, views, enums and composite types by their names; of two with one name the later.</summary>
    public Dictionary<string, BlockItem> Types { get; } = new(StringComparer.Ordinal);

    public void Resolve(SourceFile file, BlockItem block)
    {
        if (Enum.IsDefined(typeof(ScalarType), block.Name.Text))
        {
            diagnostics.Error($"\"{block.Name.Text}\" is a reserved scalar type name and cannot be used.", file, block.Name.Span);
        }

        switch (block.Kind)
        {
            case BlockKind.Enum:
                ResolveEnum(file, block);
                break;
            case BlockKind.Model:
                ResolveModel(file, block, "Model", "Field");
                break;
            case BlockKind.View:
                ResolveModel(file, block, "view", "field");
                break;
            case BlockKind.Type:
                CheckIdentifier(file, block.Name, "Composite type");
                CheckFields(file, block, null);
                break;
            default:
                CheckProperties(file, block);
                break;
        }

        var names = block.Kind == BlockKind.Generator ? _generators : block.Kind == BlockKind.Datasource ? _datasources : Types;
        if (names.TryGetValue(block.Name.Text, out var existing))
        {
            diagnostics.Error($"The {block.KindText} \"{block.Name.Text}\" cannot be defined because a {existing.KindText} with that name already exists.", file, block.Name.Span);
        }

        names[block.Name.Text] = block;
    }

    /// <summary>The first type of the schema that has the name in lower case, else the built-in one that differs by nothing but case. Only when all names are known.</summary>
    public string? FindSimilar(string name)
    {
        _lowerCase ??= Types.Keys.DistinctBy(known => known.ToLowerInvariant()).ToDictionary(known => known.ToLowerInvariant(), StringComparer.Ordinal);
        return _lowerCase.GetValueOrDefault(name) ?? Array.Find(Enum.GetNames<ScalarType>(), known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private void ResolveEnum(SourceFile file, BlockItem block)
    {
        CheckIdentifier(file, block.Name, "Enum");
        if (ReservedNames.Contains(block.Name.Text))
        {
            diagnostics.Error(
                $"Error validating enum `{block.Name.Text}`: The enum name `{block.Name.Text}` is invalid. It is a reserved name. Please change it. Read more at https://www.prisma.io/docs/reference/tools-and-interfaces/prisma-schema/data-model#naming-enums",
                file, block.Span);
        }

        CheckAttributes(file, block.Attributes);
        ForgetMembers();
        foreach (var value in block.Values)
        {
            CheckIdentifier(file, value.Name, "Enum Value");
            CheckAttributes(file, value.Attributes);
            if (!_members.Add(value.Name.Text))
            {
                diagnostics.Error($"Value \"{value.Name.Text}\" is already defined on enum \"{block.Name.Text}\".", file, value.Span);
            }
        }
    }

    private void ResolveModel(SourceFile file, BlockItem block, string kind, string fieldKind)
    {
        CheckIdentifier(file, block.Name, kind);
        if (ReservedNames.Contains(block.Name.Text))
        {
            diagnostics.Error(
                $"Error validating model \"{block.Name.Text}\": The {block.KindText} name `{block.Name.Text}` is invalid. It is a reserved name. Please change it. Read more at https://pris.ly/d/naming-models",
                file, block.Span);
        }

        CheckAttributes(file, block.Attributes);
        CheckFields(file, block, fieldKind);
    }

    private void CheckFields(SourceFile file, BlockItem block, string? kind)
    {
        ForgetMembers();
        foreach (var field in block.Fields)
        {
            if (!field.IsValid)
            {
                continue;
            }

            if (kind is not null)
            {
                CheckIdentifier(file, field.Name, kind);
                CheckAttributes(file, field.Attributes);
            }

            if (!_members.Add(field.Name.Text))
            {
                diagnostics.Error($"Field \"{field.Name.Text}\" is already defined on {block.KindText} \"{block.Name.Text}\".", file, field.Name.Span);
            }
        }
    }

    private void ForgetMembers()
    {
        if (_members.Capacity > LargestSet)
        {
            _members = new(StringComparer.Ordinal);
        }

        _members.Clear();
    }

    private void CheckProperties(SourceFile file, BlockItem block)
    {
        ForgetMembers();
        foreach (var property in block.Properties.Where(property => !_members.Add(property.Name.Text)))
        {
            diagnostics.Error($"Key \"{property.Name.Text}\" is already defined in {block.KindText} \"{block.Name.Text}\".", file, property.Name.Span);
        }
    }

    private void CheckAttributes(SourceFile file, AttributeItem[] attributes)
    {
        foreach (var attribute in attributes)
        {
            CheckIdentifier(file, attribute.Identifier, "Attribute");
        }
    }

    private void CheckIdentifier(SourceFile file, Identifier name, string kind)
    {
        if (char.IsAsciiDigit(name.Text[0]))
        {
            diagnostics.Error($"Error validating: The name of a {kind} must not start with a number.", file, name.Span);
        }
        else if (name.Text.Contains('-', StringComparison.Ordinal))
        {
            diagnostics.Error($"Error validating: The character `-` is not allowed in {kind} names.", file, name.Span);
        }
    }
}
