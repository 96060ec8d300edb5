using NetScript.Schema.Providers;

namespace NetScript.Schema.Model;

/// <summary>A relation one to one or one to many.</summary>
public sealed class InlineRelation : Relation
{
    internal InlineRelation(string name, ModelType referencing, ModelType referenced, RelationField? forward, RelationField? back, bool isOneToOne)
        : base(name)
    {
        ReferencingModel = referencing;
        ReferencedModel = referenced;
        ForwardField = forward;
        BackField = back;
        IsOneToOne = isOneToOne;
    }

    /// <summary>The model whose table has the foreign key.</summary>
    public ModelType ReferencingModel { get; }

    /// <summary>The model that it refers to.</summary>
    public ModelType ReferencedModel { get; }

    /// <summary>The field of the side with the foreign key. A valid schema has it.</summary>
    public RelationField? ForwardField { get; }

    /// <summary>The field of the other side. A valid schema has it.</summary>
    public RelationField? BackField { get; }

    /// <summary>Whether at most one row refers to a row.</summary>
    public bool IsOneToOne { get; }

    /// <summary>The fields of the foreign key.</summary>
    public IReadOnlyList<ScalarField> ReferencingFields => ForwardField?.ReferencingFields ?? [];

    /// <summary>The fields that it refers to: as written, else those of the first key of the model.</summary>
    public IReadOnlyList<ScalarField> ReferencedFields =>
        ForwardField?.ReferencedFields ?? [.. (ReferencedModel.UniqueCriteria.FirstOrDefault(IsStrict) ?? []).Select(column => column.Field)];

    /// <summary>The name of the foreign key (<c>map:</c>), where it is written.</summary>
    public string? MappedName => ForwardField?.MappedName;

    /// <summary>What happens when the row that is referred to changes its key.</summary>
    public ReferentialAction OnUpdate => ForwardField?.OnUpdate ?? ReferentialAction.Cascade;

    /// <summary>What happens when the row that is referred to is deleted: as written, else null where every field of the foreign key may be, else the provider's refusal.</summary>
    public ReferentialAction OnDelete(SchemaProvider provider, RelationMode mode)
    {
        if (ForwardField?.OnDelete is { } action)
        {
            return action;
        }

        if (ForwardField?.Arity != Arity.Required && !ReferencingFields.Any(column => column.Arity == Arity.Required))
        {
            return ReferentialAction.SetNull;
        }

        return provider.Supports(mode, ReferentialAction.Restrict) ? ReferentialAction.Restrict : ReferentialAction.NoAction;
    }

    private static bool IsStrict(IReadOnlyList<IndexField> fields) => fields.All(column => column.Field.Arity != Arity.Optional && !column.Field.Type.IsUnsupported);
}
