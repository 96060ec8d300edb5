using NetScript.Schema.Model;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>Fields that an attribute names.</summary>
/// <param name="Fields">They; <see langword="null"/> if something is wrong.</param>
/// <param name="Unknown">Names of no field.</param>
/// <param name="Relations">Fields without a column: relations, and those of which the type is not known.</param>
internal sealed record ResolvedFields<T>(IReadOnlyList<T>? Fields, IReadOnlyList<string> Unknown, IReadOnlyList<NoColumn> Relations);

/// <param name="Name">The field.</param>
/// <param name="Fields">The fields with columns that a relation has.</param>
internal sealed record NoColumn(string Name, IReadOnlyList<ScalarField> Fields);

/// <summary>Finds the fields of a model that attributes name.</summary>
internal sealed class FieldReferences(ModelType model, DiagnosticBag diagnostics)
{
    // Of so many names, one is found as fast without a set.
    private const int Few = 16;

    /// <summary>Names alone.</summary>
    public ResolvedFields<ScalarField> Resolve(Expression value, AttributeReader attribute, ModelType? container = null)
    {
        var names = Coercion.Array(value, attribute, static (item, attribute) => attribute.Coerce.Constant(item));
        return names is null ? new(null, [], []) : Resolve(names, name => name, (_, field) => field, attribute, container);
    }

    /// <summary>Names with <c>sort</c>, <c>length</c> and <c>ops</c>.</summary>
    public ResolvedFields<IndexField> ResolveWithArguments(Expression value, AttributeReader attribute)
    {
        var items = Coercion.Array(value, attribute, ReadItem);
        return items is null
            ? new(null, [], [])
            : Resolve(items, item => item.Name, (item, field) => new IndexField(field, item.Sort, item.Length, item.OperatorClass) { ClientName = item.Name.Replace('.', '_') }, attribute, null);
    }

    /// <summary>
    /// A name with a dot is one of a field in a composite type: the field, or the first part that is no field.
    /// </summary>
    private (string Unknown, ScalarField? Field) Follow(string name, AttributeReader attribute)
    {
        if (!IsPath(name, attribute))
        {
            return (name, null);
        }

        var parts = name.Split('.');
        if (model.FindField(parts[0]) is not ScalarField field)
        {
            return (parts[0], null);
        }

        foreach (var part in parts.Skip(1))
        {
            if (field.Type is not CompositeFieldType { Type: var composite })
            {
                return (name, null);
            }

            if (composite.Fields.FirstOrDefault(candidate => candidate.Name == part) is not { } next)
            {
                return ($"{part} in type {composite.Name}", null);
            }

            field = next;
        }

        return ("", field);
    }

    private static bool IsPath(string name, AttributeReader attribute) => attribute.Syntax.Name is not ("id" or "relation" or "shardKey") && name.Contains('.', StringComparison.Ordinal);

    /// <summary>The field, or that with which a path begins, if it has no column.</summary>
    private NoColumn? FindNoColumn(string name, AttributeReader attribute)
    {
        var start = IsPath(name, attribute) ? name.Split('.')[0] : name;
        return model.FindField(start) switch
        {
            RelationField relation => new(start, relation.ReferencingFields ?? []),
            null when model.HasUntypedField(start) => new(start, []),
            _ => null,
        };
    }

    private ResolvedFields<TField> Resolve<TItem, TField>(IReadOnlyList<TItem> items, Func<TItem, string> nameOf, Func<TItem, ScalarField, TField> create, AttributeReader attribute, ModelType? container)
    {
        var fields = new List<TField>(items.Count);
        List<string>? unknown = null;
        List<NoColumn>? relations = null;
        var seen = items.Count > Few ? new HashSet<string>(items.Count, StringComparer.Ordinal) : null;
        for (var place = 0; place < items.Count; place++)
        {
            var item = items[place];
            var name = nameOf(item);
            switch (model.FindField(name))
            {
                case ScalarField field when seen is null ? IsBefore(place, name) : !seen.Add(name):
                    diagnostics.Error($"Error validating model \"{model.Name}\": The unique index definition refers to the field {field.Name} multiple times.", container ?? model, attribute.Syntax.Span);
                    return new(null, [], []);
                case ScalarField field:
                    fields.Add(create(item, field));
                    break;
                case var _ when FindNoColumn(name, attribute) is { } relation:
                    (relations ??= []).Add(relation);
                    break;
                default:
                    var (part, composite) = Follow(name, attribute);
                    if (composite is null)
                    {
                        (unknown ??= []).Add(part);
                    }
                    else
                    {
                        fields.Add(create(item, composite));
                    }

                    break;
            }
        }

        bool IsBefore(int place, string name)
        {
            for (var before = 0; before < place; before++)
            {
                if (nameOf(items[before]) == name)
                {
                    return true;
                }
            }

            return false;
        }

        return new(unknown is null && relations is null ? fields : null, unknown ?? [], relations ?? []);
    }

    private static IndexItem? ReadItem(Expression item, AttributeReader attribute)
    {
        switch (item)
        {
            case ConstantExpression constant:
                return new(constant.Name, null, null, null);
            case FunctionExpression function:
                var arguments = function.Arguments.Arguments;
                var sort = ReadSort(arguments.FirstOrDefault(argument => argument.Name?.Text == "sort"), attribute);
                var length = attribute.Coerce.Integer(arguments.FirstOrDefault(argument => argument.Name?.Text == "length")?.Value);
                var ops = ReadOperatorClass(arguments.FirstOrDefault(argument => argument.Name?.Text == "ops"), attribute);
                return new(function.Name, sort, length is >= 0 ? (int)Math.Min(length.Value, int.MaxValue) : null, ops);
            default:
                return attribute.Coerce.Mismatch<IndexItem>(item, "constant literal");
        }
    }

    private static SortOrder? ReadSort(Argument? argument, AttributeReader attribute)
    {
        switch (attribute.Coerce.Constant(argument?.Value))
        {
            case nameof(SortOrder.Asc):
                return SortOrder.Asc;
            case nameof(SortOrder.Desc):
                return SortOrder.Desc;
            case not null:
                Unexpected(attribute, "Asc, Desc", argument!.Span);
                break;
        }

        return null;
    }

    private static OperatorClass? ReadOperatorClass(Argument? argument, AttributeReader attribute)
    {
        switch (argument?.Value)
        {
            case null:
                return null;
            case ConstantExpression constant when OperatorClasses.Contains(constant.Name):
                return new(constant.Name, false);
            case ConstantExpression constant:
                Unexpected(attribute, $"Invalid operator class: {constant.Name}", constant.Span);
                return null;
            case FunctionExpression { Name: "raw", Arguments.Arguments: [{ Value: StringExpression text }] }:
                return new(text.Value, true);
            case FunctionExpression { Name: "raw", Arguments.Arguments: [_] } function:
                Unexpected(attribute, "Invalid parameter type: expected string", function.Span);
                return null;
            case FunctionExpression { Name: "raw" } function:
                Unexpected(attribute, $"Wrong number of arguments. Expected: 1, got: {function.Arguments.Arguments.Length}", function.Span);
                return null;
            default:
                // Prisma's engine does not survive a function of another name.
                Unexpected(attribute, "operator class", argument.Span);
                return null;
        }
    }

    private static void Unexpected(AttributeReader attribute, string expected, TextSpan span) => attribute.Report($"Unexpected token. Expected one of: {expected}", span);

    private sealed record IndexItem(string Name, SortOrder? Sort, int? Length, OperatorClass? OperatorClass);
}
