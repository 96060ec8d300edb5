using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>A field that refers to a model. What it says is only what is written; <see cref="Relation"/> has what it means.</summary>
public sealed class RelationField : ModelField
{
    internal RelationField(FieldItem field, SourceFile file, ModelType model, ModelType referencedModel)
        : base(field, file, model)
    {
        ReferencedModel = referencedModel;
    }

    /// <summary>The model that it refers to.</summary>
    public ModelType ReferencedModel { get; }

    /// <summary>The relation that it is a side of.</summary>
    public Relation? Relation { get; internal set; }

    /// <summary>The relation's name (<c>name:</c>).</summary>
    public string? RelationName { get; internal set; }

    /// <summary>The fields that refer (<c>fields:</c>).</summary>
    public IReadOnlyList<ScalarField>? ReferencingFields { get; internal set; }

    /// <summary>The fields that are referred to (<c>references:</c>).</summary>
    public IReadOnlyList<ScalarField>? ReferencedFields { get; internal set; }

    /// <summary><c>onDelete:</c>.</summary>
    public ReferentialAction? OnDelete { get; internal set; }

    /// <summary><c>onUpdate:</c>.</summary>
    public ReferentialAction? OnUpdate { get; internal set; }

    /// <summary>The name of the foreign key (<c>map:</c>).</summary>
    public string? MappedName { get; internal set; }

    internal TextSpan OnDeleteSpan { get; set; }

    internal TextSpan OnUpdateSpan { get; set; }

    internal AttributeItem? RelationSyntax { get; set; }

    /// <summary>The name that tells it from other relations of the two models.</summary>
    internal string EffectiveRelationName =>
        RelationName ?? (string.CompareOrdinal(Model.Name, ReferencedModel.Name) < 0 ? $"{Model.Name}To{ReferencedModel.Name}" : $"{ReferencedModel.Name}To{Model.Name}");
}
