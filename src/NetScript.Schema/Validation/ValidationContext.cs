using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation;

/// <summary>What rules look at, and where they report.</summary>
internal sealed class ValidationContext(SchemaModel model, DiagnosticBag diagnostics)
{
    public SchemaModel Model { get; } = model;

    public SchemaProvider Provider => Model.Provider;

    public RelationMode RelationMode => Model.RelationMode;

    public bool HasErrors => diagnostics.HasErrors;

    public bool HasPreview(string feature) => Model.PreviewFeatures.Contains(feature);

    public void Error(string message, SchemaObject at, TextSpan span) => diagnostics.Error(message, at, span);

    public void Error(string message, SchemaObject at) => diagnostics.Error(message, at);

    public void AttributeError(string attribute, string message, SchemaObject at, TextSpan span) => diagnostics.Error($"Error parsing attribute \"{attribute}\": {message}", at, span);

    public void ModelError(ModelType model, string message, TextSpan span) => diagnostics.Error($"Error validating {model.Kind} \"{model.Name}\": {message}", model, span);

    public void Warning(string message, SchemaObject at, TextSpan span) => diagnostics.Warning(message, at.File, span);
}
