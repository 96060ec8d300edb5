using NetScript.Schema.Model;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The attributes of a field that refers to a model.</summary>
internal static class RelationAttributes
{
    public static void Bind(RelationField field, DiagnosticBag diagnostics)
    {
        var attributes = new AttributeSet(field.Syntax.Attributes, field.File, diagnostics);
        if (attributes.Take("relation") is { } relation)
        {
            BindRelation(field, relation, diagnostics);
            relation.ReportUnknown();
        }

        attributes.Take("id")?.Error($"The field `{field.Name}` is a relation field and cannot be marked with `@id`. Only scalar fields can be declared as id.");
        if (attributes.Take("ignore") is { } ignore)
        {
            field.IsIgnored = true;
            ignore.ReportUnknown();
        }

        attributes.Take("default")?.Error("Cannot set a default value on a relation field.");
        if (attributes.Take("map") is { } map)
        {
            map.Error("The attribute `@map` cannot be used on relation fields.");
            map.TakeDefault("name");
        }

        if (attributes.Take("unique") is { } unique)
        {
            var suggested = (field.ReferencingFields ?? []).Select(referencing => referencing.Name).ToList();
            var suggestion = suggested.Count switch
            {
                0 => "",
                1 => $" Did you mean to put it on `{suggested[0]}`?",
                _ => $" Did you mean to provide `@@unique([{string.Join(", ", suggested)}])`?",
            };
            unique.Error($"The field `{field.Name}` is a relation field and cannot be marked with `unique`. Only scalar fields can be made unique.{suggestion}");
        }

        attributes.ReportUnknown();
    }

    private static void BindRelation(RelationField field, AttributeReader relation, DiagnosticBag diagnostics)
    {
        field.RelationSyntax = relation.Syntax;
        if (relation.Take("fields") is { } fields)
        {
            field.ReferencingFields = BindFields(field, fields, relation, diagnostics);
        }

        if (relation.Take("references") is { } references)
        {
            field.ReferencedFields = BindReferences(field, references, relation, diagnostics);
        }

        var name = relation.Coerce.String(relation.TakeDefault("name", report: false));
        if (name is { Length: 0 })
        {
            relation.Error("A relation cannot have an empty name.");
        }
        else
        {
            field.RelationName = name;
        }

        (field.OnDelete, field.OnDeleteSpan) = TakeAction(relation, "onDelete");
        (field.OnUpdate, field.OnUpdateSpan) = TakeAction(relation, "onUpdate");
        field.MappedName = relation.TakeName("map");
    }

    private static IReadOnlyList<ScalarField> BindFields(RelationField field, Expression value, AttributeReader relation, DiagnosticBag diagnostics)
    {
        var resolved = new FieldReferences(field.Model, diagnostics).Resolve(value, relation);
        if (resolved.Unknown.Count > 0)
        {
            relation.Report(
                $"Error validating: The argument fields must refer only to existing fields. The following fields do not exist in this model: {string.Join(", ", resolved.Unknown)}", value.Span);
        }

        if (resolved.Relations.Count > 0)
        {
            relation.Report(
                $"Error validating: The argument fields must refer only to scalar fields. But it is referencing the following relation fields: {Names(resolved.Relations)}", value.Span);
        }

        return resolved.Fields ?? [];
    }

    private static IReadOnlyList<ScalarField> BindReferences(RelationField field, Expression value, AttributeReader relation, DiagnosticBag diagnostics)
    {
        var resolved = new FieldReferences(field.ReferencedModel, diagnostics).Resolve(value, relation, field.Model);
        if (resolved.Unknown.Count > 0)
        {
            relation.Report(
                $"Error validating: The argument `references` must refer only to existing fields in the related model `{field.ReferencedModel.Name}`. The following fields do not exist in the related model: {string.Join(", ", resolved.Unknown)}",
                relation.Syntax.Span);
        }

        if (resolved.Relations.Count > 0)
        {
            relation.Report(
                $"Error validating: The argument `references` must refer only to scalar fields in the related model `{field.ReferencedModel.Name}`. But it is referencing the following relation fields: {Names(resolved.Relations)}",
                relation.Syntax.Span);
        }

        return resolved.Fields ?? [];
    }

    private static string Names(IEnumerable<NoColumn> fields) => string.Join(", ", fields.Select(field => field.Name));

    private static (ReferentialAction? Action, TextSpan Span) TakeAction(AttributeReader relation, string argument)
    {
        var value = relation.Take(argument);
        var name = relation.Coerce.Constant(value);
        if (name is null)
        {
            return default;
        }

        if (Enum.TryParse<ReferentialAction>(name, out var action) && char.IsAsciiLetter(name[0]))
        {
            return (action, value!.Span);
        }

        relation.Error($"Invalid referential action: `{name}`", value!.Span);
        return default;
    }
}
