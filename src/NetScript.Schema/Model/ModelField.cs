using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>A field of a model: a <see cref="ScalarField"/> or a <see cref="RelationField"/>.</summary>
public abstract class ModelField : SchemaObject
{
    private protected ModelField(FieldItem field, SourceFile file, ModelType? model)
        : base(field.Name.Text, file, field.Name.Span, field.Span, field.Documentation)
    {
        Syntax = field;
        Owner = model;
        Arity = field.Type?.Form switch
        {
            TypeForm.Optional => Arity.Optional,
            TypeForm.List => Arity.List,
            _ => Arity.Required,
        };
    }

    /// <summary>The model that has it.</summary>
    public ModelType Model => Owner ?? throw new InvalidOperationException($"The field '{Name}' is one of a composite type and has no model.");

    /// <summary>How many values it has.</summary>
    public Arity Arity { get; }

    /// <summary>Whether it has <c>@ignore</c>.</summary>
    public bool IsIgnored { get; internal set; }

    internal ModelType? Owner { get; }

    internal FieldItem Syntax { get; }
}
