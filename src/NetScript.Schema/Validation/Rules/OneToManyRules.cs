using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Relations one to many.</summary>
internal static class OneToManyRules
{
    public static void Validate(InlineRelation relation, ValidationContext context)
    {
        if (relation is not { ForwardField: { } forward, BackField: { } back })
        {
            RelationRules.MissingOpposite((relation.ForwardField ?? relation.BackField)!, context);
            return;
        }

        if (forward.ReferencingFields is null or { Count: 0 })
        {
            RelationRules.Error(forward, $"The relation field `{forward.Name}` on Model `{forward.Model.Name}` must specify the `fields` argument in the @relation attribute. {RelationRules.FormatHint}", context);
        }

        if (forward.ReferencedFields is null or { Count: 0 })
        {
            RelationRules.Error(forward, $"The relation field `{forward.Name}` on Model `{forward.Model.Name}` must specify the `references` argument in the @relation attribute.", context);
        }

        if (back.ReferencingFields is { Count: > 0 } || back.ReferencedFields is { Count: > 0 })
        {
            RelationRules.Error(
                back,
                $"The relation field `{back.Name}` on Model `{back.Model.Name}` must not specify the `fields` or `references` argument in the @relation attribute. You must only specify it on the opposite field `{forward.Name}` on model `{forward.Model.Name}`.",
                context);
        }

        if (back.OnDelete is not null || back.OnUpdate is not null)
        {
            RelationRules.Error(
                back,
                $"The relation field `{back.Name}` on Model `{back.Model.Name}` must not specify the `onDelete` or `onUpdate` argument in the @relation attribute. You must only specify it on the opposite field `{forward.Name}` on model `{forward.Model.Name}`, or in case of a many to many relation, in an explicit join table.",
                context);
        }
    }
}
