using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Binding;

/// <summary>Finds the two sides of each relation, and which of them has the foreign key.</summary>
internal static class RelationBinder
{
    // Of so many candidates, the one is found as fast without a table.
    private const int Few = 16;

    public static void Bind(SchemaModel model)
    {
        var bySides = new Dictionary<ModelType, ILookup<Side, RelationField>>();
        foreach (var owner in model.ModelList)
        {
            foreach (var field in owner.RelationFields)
            {
                if (Create(field, FindOpposite(field, bySides)) is { } relation)
                {
                    Add(model, relation);
                }
            }
        }
    }

    private static RelationField? FindOpposite(RelationField field, Dictionary<ModelType, ILookup<Side, RelationField>> bySides)
    {
        var candidates = field.ReferencedModel.RelationFields;
        if (candidates.Count > Few)
        {
            if (!bySides.TryGetValue(field.ReferencedModel, out var lookup))
            {
                bySides.Add(field.ReferencedModel, lookup = candidates.ToLookup(candidate => new Side(candidate.ReferencedModel, candidate.RelationName)));
            }

            return lookup[new(field.Model, field.RelationName)].FirstOrDefault(candidate => candidate != field);
        }

        for (var place = 0; place < candidates.Count; place++)
        {
            if (candidates[place] is var candidate && candidate != field && candidate.ReferencedModel == field.Model && candidate.RelationName == field.RelationName)
            {
                return candidate;
            }
        }

        return null;
    }

    private static void Add(SchemaModel model, Relation relation)
    {
        model.RelationList.Add(relation);
        switch (relation)
        {
            case InlineRelation inline:
                inline.ReferencingModel.RelationsFrom.Add(inline);
                Join(inline, inline.ForwardField, inline.BackField);
                break;
            case ManyToManyRelation many:
                Join(many, many.FieldA, many.FieldB);
                break;
        }
    }

    private static void Join(Relation relation, RelationField? side, RelationField? opposite)
    {
        side?.Relation = relation;
        opposite?.Relation = relation;
    }

    /// <summary>The relation, where the field is the side that stands for it. The other side gives none, so that there is one of each.</summary>
    private static Relation? Create(RelationField field, RelationField? opposite) => (field.Arity, opposite?.Arity) switch
    {
        (Arity.List, Arity.List) => IsFirst(field, opposite!) ? new ManyToManyRelation(field.EffectiveRelationName, field, opposite!) : null,
        (Arity.List, not null) => null,
        (Arity.List, null) => Inline(field.ReferencedModel, field.Model, null, field, false),
        (_, Arity.List) => Inline(field.Model, field.ReferencedModel, field, opposite, false),
        (Arity.Required, Arity.Optional) => OneToOne(field, opposite!),
        (Arity.Required, Arity.Required) => IsFirst(field, opposite!) ? OneToOne(field, opposite!) : null,
        (Arity.Optional, Arity.Required) => null,
        (Arity.Optional, Arity.Optional) when field.ReferencingFields is not null => OneToOne(field, opposite!),
        (Arity.Optional, Arity.Optional) when opposite!.ReferencingFields is null => IsFirst(field, opposite) ? OneToOne(field, opposite) : null,
        (Arity.Optional, Arity.Optional) => null,
        _ => Inline(field.Model, field.ReferencedModel, field, null, IsUnique(field)),
    };

    private static InlineRelation OneToOne(RelationField forward, RelationField back) => Inline(forward.Model, forward.ReferencedModel, forward, back, true);

    private static InlineRelation Inline(ModelType referencing, ModelType referenced, RelationField? forward, RelationField? back, bool isOneToOne) =>
        new((forward ?? back)!.EffectiveRelationName, referencing, referenced, forward, back, isOneToOne);

    /// <summary>Column A is of the first model, or of the first field where the models are one.</summary>
    private static bool IsFirst(RelationField field, RelationField opposite)
    {
        var order = string.CompareOrdinal(field.Model.Name, opposite.Model.Name);
        return order < 0 || (order == 0 && string.CompareOrdinal(field.Name, opposite.Name) <= 0);
    }

    private static bool IsUnique(RelationField field) => field.ReferencingFields is { } fields && field.Model.HasUnique(fields);

    private sealed record Side(ModelType Referenced, string? Name);
}
