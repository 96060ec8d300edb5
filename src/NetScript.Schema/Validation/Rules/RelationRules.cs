using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Relations, which are the fields of two sides.</summary>
internal static class RelationRules
{
    public const string FormatHint = "You can run `prisma format` to fix this automatically.";

    public static void Validate(Relation relation, NameRules names, CascadeRules cascades, ValidationContext context)
    {
        switch (relation)
        {
            case InlineRelation inline:
                ValidateInline(inline, names, cascades, context);
                break;
            case ManyToManyRelation { IsEmbedded: true } many:
                ManyToManyRules.ValidateEmbedded(many, context);
                break;
            case ManyToManyRelation many:
                ManyToManyRules.Validate(many, context);
                break;
        }
    }

    private static void ValidateInline(InlineRelation relation, NameRules names, CascadeRules cascades, ValidationContext context)
    {
        if (relation is { ForwardField: not null, BackField: not null })
        {
            cascades.Cycles(relation);
            cascades.MultiplePaths(relation);
        }

        ReferencesUniqueFields(relation, context);
        HasAsManyFields(relation, context);
        RequiresRequiredFields(relation, context);
        HasFieldsOfOneType(relation, context);
        names.Check(relation);
        DoesNotSetRequiredToNull(relation, context);
        if (relation.IsOneToOne)
        {
            OneToOneRules.Validate(relation, context);
        }
        else
        {
            OneToManyRules.Validate(relation, context);
        }
    }

    private static void ReferencesUniqueFields(InlineRelation relation, ValidationContext context)
    {
        if (relation.ForwardField is not { ReferencedFields: { Count: > 0 } references } field)
        {
            return;
        }

        var model = relation.ReferencedModel;
        if (model.HasKey(references, inAnyOrder: true) || model.HasUnique(references, inAnyOrder: true))
        {
            if (references.Count > 1 && !context.Provider.Can(Capabilities.RelationFieldsInArbitraryOrder) && !model.HasKey(references) && !model.HasUnique(references))
            {
                context.Error(
                    $"Error validating: The argument `references` must refer to a unique criterion in the related model `{relation.ReferencedModel.Name}` using the same order of fields. Please check the ordering in the following fields: `{Names(references)}`.",
                    field);
            }

            return;
        }

        var advice = references.Count == 1
            ? $"an `@unique` attribute to the field `{Names(references)}` in the model `{relation.ReferencedModel.Name}`"
            : $"an `@@unique([{Names(references)}])` attribute to the model `{relation.ReferencedModel.Name}`";
        Error(field, $"The argument `references` must refer to a unique criterion in the related model. Consider adding {advice}.", context);
    }

    private static void HasAsManyFields(InlineRelation relation, ValidationContext context)
    {
        if (relation.ForwardField is { ReferencingFields: { } fields, ReferencedFields: { } references } field && fields.Count != references.Count)
        {
            context.Error("Error validating: You must specify the same number of fields in `fields` and `references`.", field, field.RelationSyntax!.Span);
        }
    }

    private static void RequiresRequiredFields(InlineRelation relation, ValidationContext context)
    {
        if (relation.ForwardField is { Arity: Arity.Required, ReferencingFields: { } fields } field && fields.Any(column => column.Arity == Arity.Optional))
        {
            context.Error(
                $"Error validating: The relation field `{field.Name}` uses the scalar fields {Names(fields)}. At least one of those fields is optional. Hence the relation field must be optional as well.", field);
        }
    }

    private static void HasFieldsOfOneType(InlineRelation relation, ValidationContext context)
    {
        if (relation.ForwardField is not { ReferencingFields: { } fields } field)
        {
            return;
        }

        foreach (var (referencing, referenced) in fields.Zip(relation.ReferencedFields))
        {
            if (referencing.Type != referenced.Type)
            {
                Error(
                    field,
                    $"The type of the field `{referencing.Name}` in the model `{referencing.Model.Name}` is not matching the type of the referenced field `{referenced.Name}` in model `{referenced.Model.Name}`.",
                    context);
            }
        }
    }

    private static void DoesNotSetRequiredToNull(InlineRelation relation, ValidationContext context)
    {
        if (relation.ForwardField is not { } field || (field.ReferencingFields is { } fields && fields.All(column => column.Arity != Arity.Required)))
        {
            return;
        }

        Check(field.OnDelete, "onDelete");
        Check(field.OnUpdate, "onUpdate");

        void Check(ReferentialAction? action, string argument)
        {
            if (action != ReferentialAction.SetNull)
            {
                return;
            }

            if (context.RelationMode == RelationMode.ForeignKeys && context.Provider.Can(Capabilities.SetNullOnRequiredFields))
            {
                context.Warning(
                    $"The `{argument}` referential action of a relation should not be set to `SetNull` when a referenced field is required. We recommend either to choose another referential action, or to make the referenced fields optional. Read more at https://pris.ly/d/postgres-set-null ",
                    field, field.Span);
            }
            else
            {
                Error(
                    field,
                    $"The `{argument}` referential action of a relation must not be set to `SetNull` when a referenced field is required.\nEither choose another referential action, or make the referenced fields optional.\n",
                    context);
            }
        }
    }

    public static void Error(RelationField field, string message, ValidationContext context) => context.AttributeError("@relation", message, field, field.Span);

    public static void MissingOpposite(RelationField field, ValidationContext context)
    {
        var (kind, model) = (field.Model.Kind, field.Model.Name);
        context.Error(
            $"Error validating field `{field.Name}` in {kind} `{model}`: The relation field `{field.Name}` on {kind} `{model}` is missing an opposite relation field on the model `{field.ReferencedModel.Name}`. Either run `prisma format` or add it manually.",
            field);
    }

    private static string Names(IEnumerable<ScalarField> fields) => string.Join(", ", fields.Select(field => field.Name));
}
