using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;
using NetScript.Schema.Validation;

namespace NetScript.Schema.Portability;

/// <summary>Replaces what one fragment has and the database system has not.</summary>
/// <param name="document">The fragment.</param>
/// <param name="provider">The database system.</param>
/// <param name="datasource">The name that native types begin with.</param>
/// <param name="enums">All enums.</param>
internal sealed class FragmentAdapter(SchemaDocument document, SchemaProvider provider, string? datasource, IReadOnlyDictionary<string, BlockItem> enums)
{
    private readonly Replacements _replacements = new(document.File, provider);

    public SchemaDocument Adapt(DiagnosticBag diagnostics)
    {
        var items = document.Items.Where(item => item is not BlockItem { Kind: BlockKind.Enum } || provider.Can(Capabilities.Enums))
            .Select(item => item is BlockItem { Kind: BlockKind.Model or BlockKind.View } model ? Adapt(model) : item).ToList();
        _replacements.Report(diagnostics);
        return document with { Items = items };
    }

    private BlockItem Adapt(BlockItem model)
    {
        var items = new List<Item>();
        var lists = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in model.Items)
        {
            if (item is FieldItem { IsValid: true } field)
            {
                var adapted = AdaptField(model, field);
                if (field.Type!.Form == TypeForm.List && adapted.Type!.Form != TypeForm.List)
                {
                    lists.Add(field.Name.Text);
                }

                items.Add(adapted);
            }
            else
            {
                items.Add(item);
            }
        }

        return model with { Items = [.. items.Select(item => item is AttributeItem attribute ? AdaptAttribute(model, attribute, lists) : item).OfType<Item>()] };
    }

    private FieldItem AdaptField(BlockItem model, FieldItem field)
    {
        var place = $"{model.Name.Text}.{field.Name.Text}";
        field = AdaptEnum(place, AdaptList(place, field));
        field = AdaptJson(place, field);
        return field with { Attributes = [.. field.Attributes.Select(attribute => AdaptAttribute(place, field, attribute)).OfType<AttributeItem>()] };
    }

    private FieldItem AdaptList(string place, FieldItem field)
    {
        if (field.Type is not { Form: TypeForm.List, IsUnsupported: false } type || provider.Can(Capabilities.ScalarLists) || (ScalarOf(type) is null && !enums.ContainsKey(type.Name)))
        {
            return field;
        }

        _replacements.Add("lists of scalars become Json", place, field.Span);
        var value = (field.Attribute("default")?.Arguments.Arguments is [{ Value: ArrayExpression array }, ..] ? JsonOf(array) : null) ?? "[]";
        return field with
        {
            Type = type with { Name = nameof(ScalarType.Json), Form = TypeForm.Required },
            Attributes = [.. field.Attributes.Where(attribute => attribute.Name != "default" && !IsNative(attribute)), Default(field, JsonDefault(value, field.Span))],
        };
    }

    /// <summary>MySQL takes no literal as the default of Json, but an expression.</summary>
    private Expression JsonDefault(string json, TextSpan span) => provider.Can(Capabilities.JsonDefaultIsExpression)
        ? new FunctionExpression("dbgenerated", new([new(null, new StringExpression($"('{json.Replace("'", "''", StringComparison.Ordinal)}')", span), span)], null), span)
        : new StringExpression(json, span);

    private FieldItem AdaptEnum(string place, FieldItem field)
    {
        if (field.Type is not { IsUnsupported: false } type || provider.Can(Capabilities.Enums) || !enums.TryGetValue(type.Name, out var block))
        {
            return field;
        }

        _replacements.Add("enums become String", place, field.Span);
        var attributes = field.Attributes.Where(attribute => attribute.Name != "default").ToList();
        if (field.Attribute("default")?.Arguments.Arguments is [{ Value: ConstantExpression value }, ..])
        {
            attributes.Add(Default(field, new StringExpression(DatabaseName(block.Values.FirstOrDefault(candidate => candidate.Name.Text == value.Name), value.Name), field.Span)));
        }

        return field with { Type = type with { Name = nameof(ScalarType.String) }, Attributes = [.. attributes], AllowedValues = [.. block.Values.Select(candidate => DatabaseName(candidate, candidate.Name.Text))] };
    }

    private FieldItem AdaptJson(string place, FieldItem field)
    {
        if (field.Type is not { Name: nameof(ScalarType.Json), IsUnsupported: false } type || provider.Can(Capabilities.Json))
        {
            return field;
        }

        _replacements.Add("Json becomes a text that is checked to be JSON", place, field.Span);
        var native = new AttributeItem(
            new($"{datasource ?? "db"}.NVarChar", field.Span), new([new(null, new ConstantExpression("Max", field.Span), field.Span)], null), null, field.Span);
        return field with { Type = type with { Name = nameof(ScalarType.String) }, Attributes = [.. field.Attributes.Where(attribute => !IsNative(attribute)), native], HoldsJson = true };
    }

    private AttributeItem? AdaptAttribute(string place, FieldItem field, AttributeItem attribute)
    {
        if (IsNative(attribute))
        {
            return AdaptNativeType(place, field, attribute);
        }

        return attribute.Name switch
        {
            "relation" => AdaptRelation(place, attribute),
            "default" when !provider.Can(Capabilities.NamedDefaultValues) => Without(attribute, "map", "names of defaults are left out", place),
            "id" when !provider.Can(Capabilities.NamedPrimaryKeys) => Without(attribute, "map", "names of primary keys are left out", place),
            _ => attribute,
        };
    }

    private AttributeItem? AdaptNativeType(string place, FieldItem field, AttributeItem attribute)
    {
        var type = NativeTypeSyntax.Of(attribute);
        if (ScalarOf(field.Type!) is not { } scalar)
        {
            return attribute;
        }

        if (NativeTypeReplacements.IsValid(type, scalar, provider))
        {
            return attribute with { Identifier = new($"{datasource ?? type.Scope}.{type.Name}", attribute.Identifier.Span) };
        }

        var nearest = NativeTypeReplacements.Find(type, scalar, provider);
        _replacements.Add($"the native type {type.Name} becomes {(nearest is null ? $"the default of {scalar}" : nearest.Name)}", place, attribute.Span);
        return nearest is null ? null : new(
            new($"{datasource ?? type.Scope}.{nearest.Name}", attribute.Identifier.Span),
            nearest.Arguments.Count == 0 ? null : new([.. nearest.Arguments.Select(argument => new Argument(null, new ConstantExpression(argument, attribute.Span), attribute.Span))], null), null, attribute.Span);
    }

    private AttributeItem AdaptRelation(string place, AttributeItem attribute)
    {
        if (!provider.Can(Capabilities.NamedForeignKeys))
        {
            attribute = Without(attribute, "map", "names of foreign keys are left out", place);
        }

        if (provider.Supports(RelationMode.ForeignKeys, ReferentialAction.Restrict) || !attribute.Arguments.Arguments.Any(IsRestrict))
        {
            return attribute;
        }

        _replacements.Add("the action Restrict becomes NoAction", place, attribute.Span);
        return attribute with
        {
            List = new([.. attribute.Arguments.All.Select(argument => IsRestrict(argument) ? argument with { Value = new ConstantExpression(nameof(ReferentialAction.NoAction), argument.Span) } : argument)], null),
        };

        static bool IsRestrict(Argument argument) => argument is { Name.Text: "onDelete" or "onUpdate", Value: ConstantExpression { Name: nameof(ReferentialAction.Restrict) } };
    }

    private AttributeItem? AdaptAttribute(BlockItem model, AttributeItem attribute, HashSet<string> lists)
    {
        var place = $"{model.Name.Text} @@{attribute.Name}";
        if (attribute.Name == "id" && !provider.Can(Capabilities.NamedPrimaryKeys))
        {
            return Without(attribute, "map", "names of primary keys are left out", place);
        }

        if (attribute.Name is not ("index" or "unique"))
        {
            return attribute;
        }

        var fields = attribute.Arguments.Arguments.FirstOrDefault(argument => argument.Name is null or { Text: "fields" });
        if (attribute.Name == "index" && fields?.Value is ArrayExpression { Items: var items } && items.Any(item => item is ConstantExpression name && lists.Contains(name.Name)))
        {
            _replacements.Add("indexes on what was a list are left out", $"{model.Name.Text}({string.Join(", ", items)})", attribute.Span);
            return null;
        }

        var algorithm = attribute.Arguments.Arguments.FirstOrDefault(argument => argument.Name?.Text == "type")?.Value;
        return algorithm is ConstantExpression { Name: var type } && Enum.TryParse<IndexAlgorithm>(type, out var known) && !provider.HasAlgorithm(known)
            ? WithoutOperators(Without(attribute, "type", "the types of indexes are left out", place))
            : attribute;
    }

    private static AttributeItem WithoutOperators(AttributeItem attribute) => attribute with
    {
        List = new([.. attribute.Arguments.All.Select(argument => argument.Value is ArrayExpression array ? argument with { Value = array with { Items = [.. array.Items.Select(WithoutOperators)] } } : argument)], null),
    };

    private static Expression WithoutOperators(Expression item) =>
        item is FunctionExpression function ? function with { Arguments = new([.. function.Arguments.All.Where(argument => argument.Name?.Text != "ops")], null) } : item;

    private AttributeItem Without(AttributeItem attribute, string argument, string what, string place)
    {
        if (attribute.Arguments.SpanOf(argument) is null)
        {
            return attribute;
        }

        _replacements.Add(what, place, attribute.Span);
        return attribute with { List = new([.. attribute.Arguments.All.Where(candidate => candidate.Name?.Text != argument)], null) };
    }

    private static AttributeItem Default(FieldItem field, Expression value) => new(new("default", field.Span), new([new(null, value, field.Span)], null), null, field.Attribute("default")?.Span ?? field.Span);

    private static bool IsNative(AttributeItem attribute) => attribute.Name.Contains('.', StringComparison.Ordinal);

    private static ScalarType? ScalarOf(TypeSyntax type) => !type.IsUnsupported && Enum.TryParse<ScalarType>(type.Name, out var scalar) && char.IsAsciiLetter(type.Name[0]) ? scalar : null;

    private static string DatabaseName(EnumValueItem? value, string name) =>
        value?.Attributes.FirstOrDefault(attribute => attribute.Name == "map")?.Arguments.Arguments is [{ Value: StringExpression mapped }] ? mapped.Value : name;

    private static string JsonOf(ArrayExpression array) => $"[{string.Join(',', array.Items.Select(item => item is ConstantExpression { Name: not ("true" or "false") } name ? $"\"{name.Name}\"" : item.ToString()))}]";
}
