using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Relations one to one.</summary>
internal static class OneToOneRules
{
    public static void Validate(InlineRelation relation, ValidationContext context)
    {
        var forward = relation.ForwardField!;
        if (relation.BackField is not { } back)
        {
            RelationRules.MissingOpposite(forward, context);
            IsUnique(relation, context);
            return;
        }

        Provided("fields", field => field.ReferencingFields, forward, back, context);
        Provided("references", field => field.ReferencedFields, forward, back, context);
        ProvidedOnce("references", field => field.ReferencedFields, forward, back, context);
        ProvidedOnce("fields", field => field.ReferencingFields, forward, back, context);
        Actions(forward, back, context);
        IsUnique(relation, context);
        if (!context.HasErrors)
        {
            Mixups(forward, back, context);
        }

        if (!context.HasErrors && back.Arity == Arity.Required)
        {
            RelationRules.Error(
                back,
                $"The relation field `{back.Name}` on Model `{back.Model.Name}` is required. This is not valid because it's not possible to enforce this constraint on the database level. Please change the field type from `{forward.Model.Name}` to `{forward.Model.Name}?` to fix this.",
                context);
        }

        if (!context.HasErrors && forward.Arity == Arity.Required && (back.ReferencingFields is not null || back.ReferencedFields is not null))
        {
            RelationRules.Error(
                back,
                $"The relation field `{back.Model.Name}.{back.Name}` defines the `fields` and/or `references` argument. You must set them on the required side of the relation (`{forward.Model.Name}.{forward.Name}`) in order for the constraints to be enforced. Alternatively, you can change this field to be required and the opposite optional, or make both sides of the relation optional.",
                context);
        }
    }

    private static void Provided(string argument, Func<RelationField, IReadOnlyList<ScalarField>?> fields, RelationField forward, RelationField back, ValidationContext context)
    {
        if (IsEmpty(fields(forward)) && IsEmpty(fields(back)))
        {
            RelationRules.Error(forward, Message(forward, back), context);
            RelationRules.Error(back, Message(back, forward), context);
        }

        string Message(RelationField first, RelationField second) => $"{Both(first, second)} do not provide the `{argument}` argument in the @relation attribute. You have to provide it on one of the two fields.";
    }

    private static void ProvidedOnce(string argument, Func<RelationField, IReadOnlyList<ScalarField>?> fields, RelationField forward, RelationField back, ValidationContext context)
    {
        if (!IsEmpty(fields(forward)) && !IsEmpty(fields(back)))
        {
            var message = $"{Both(forward, back)} both provide the `{argument}` argument in the @relation attribute. You have to provide it only on one of the two fields.";
            RelationRules.Error(forward, message, context);
            RelationRules.Error(back, message, context);
        }
    }

    private static void Actions(RelationField forward, RelationField back, ValidationContext context)
    {
        if (back.OnDelete is null && back.OnUpdate is null)
        {
            return;
        }

        if (forward.OnDelete is not null || forward.OnUpdate is not null)
        {
            RelationRules.Error(back, Message(back, forward), context);
            RelationRules.Error(forward, Message(forward, back), context);
            return;
        }

        RelationRules.Error(
            back,
            $"The relation field `{back.Name}` on Model `{back.Model.Name}` must not specify the `onDelete` or `onUpdate` argument in the @relation attribute. You must only specify it on the opposite field `{forward.Name}` on model `{forward.Model.Name}`.",
            context);

        static string Message(RelationField first, RelationField second) =>
            $"{Both(first, second)} both provide the `onDelete` or `onUpdate` argument in the @relation attribute. You have to provide it only on one of the two fields.";
    }

    /// <summary>Only a unique constraint makes one of many.</summary>
    private static void IsUnique(InlineRelation relation, ValidationContext context)
    {
        var forward = relation.ForwardField!;
        if (forward.ReferencingFields is not { } fields)
        {
            // Any criterion would do, as the fields are not known.
            return;
        }

        if (relation.ReferencingModel.HasKey(fields) || relation.ReferencingModel.HasUnique(fields))
        {
            return;
        }

        var names = string.Join(", ", fields.Select(field => field.Name));
        var advice = fields.Count == 1 ? $"an `@unique` attribute to the field `{names}`" : $"an `@@unique([{names}])` attribute to the model";
        RelationRules.Error(forward, $"A one-to-one relation must use unique fields on the defining side. Either add {advice}, or change the relation to one-to-many.", context);
    }

    private static void Mixups(RelationField forward, RelationField back, ValidationContext context)
    {
        if (!IsEmpty(forward.ReferencingFields) && !IsEmpty(back.ReferencedFields))
        {
            var message =
                $"The relation field `{forward.Name}` on Model `{forward.Model.Name}` provides the `fields` argument in the @relation attribute. And the related field `{back.Name}` on Model `{back.Model.Name}` provides the `references` argument. You must provide both arguments on the same side.";
            RelationRules.Error(forward, message, context);
            RelationRules.Error(back, message, context);
        }

        if (!IsEmpty(forward.ReferencedFields) && !IsEmpty(back.ReferencingFields))
        {
            RelationRules.Error(
                forward,
                $"The relation field `{forward.Name}` on Model `{forward.Model.Name}` provides the `references` argument in the @relation attribute. And the related field `{back.Name}` on Model `{back.Model.Name}` provides the `fields` argument. You must provide both arguments on the same side.",
                context);
        }
    }

    private static string Both(RelationField first, RelationField second) =>
        $"The relation fields `{first.Name}` on Model `{first.Model.Name}` and `{second.Name}` on Model `{second.Model.Name}`";

    private static bool IsEmpty(IReadOnlyList<ScalarField>? fields) => fields is null or { Count: 0 };
}
