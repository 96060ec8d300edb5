using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Views, which have no keys and no indexes of their own.</summary>
internal static class ViewRules
{
    public static void Validate(ModelType view, ValidationContext context)
    {
        if (!context.HasPreview("views"))
        {
            context.Error("Error validating: View definitions are only available with the `views` preview feature.", view);
        }

        ModelRules.SchemaIsValid(view, context);
        if (view.PrimaryKey is { } key)
        {
            context.Error("Error validating: Views cannot have primary keys.", view, key.Span);
        }
    }

    public static void Validate(ModelIndex index, ValidationContext context)
    {
        if (index.Kind != IndexKind.Unique)
        {
            Error("Views cannot have indexes.");
        }

        if (index.MappedName is not null)
        {
            Error("@@unique annotations on views are not backed by unique indexes in the database and cannot specify a mapped database name.");
        }

        if (index.IsClustered is not null)
        {
            Error("@@unique annotations on views are not backed by unique indexes in the database and cannot be clustered.");
        }

        foreach (var _ in index.Fields.Where(field => field.Sort is not null || field.Length is not null || field.OperatorClass is not null))
        {
            context.AttributeError(index.AttributeName, "Scalar fields in @@unique attributes in views cannot have arguments.", index.Model, index.Span);
        }

        IndexRules.ClientNameIsNoField(index, context);

        void Error(string message) => context.Error($"Error validating: {message}", index.Model, index.Span);
    }
}
