using NetScript.Schema.Database;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Models, views and their keys.</summary>
internal static class ModelRules
{
    public static void Validate(ModelType model, NameRules names, ValidationContext context)
    {
        if (model.IsView)
        {
            ViewRules.Validate(model, context);
            return;
        }

        HasUniqueCriterion(model, context);
        if (model.PrimaryKey is { } key)
        {
            names.Check(key);
            names.CheckClientName(model, key.Name, key.AttributeName, key.Syntax);
            KeyRules.Validate(key, context);
        }

        ShardKey(model, context);
        context.Provider.Validate(model, context);
        AutoincrementRules.Validate(model, context);
        SchemaIsValid(model, context);
        if (model.PrimaryKey is { } primaryKey)
        {
            KeyRules.ValidateColumns(primaryKey, context);
        }
    }

    public static void DatabaseNamesAreUnique(ValidationContext context)
    {
        var names = new Dictionary<QualifiedName, ModelType>();
        foreach (var model in context.Model.Models.Concat(context.Model.Views))
        {
            var key = new QualifiedName(model.SchemaName, model.DatabaseName);
            if (names.TryGetValue(key, out var existing))
            {
                // The name that is mapped is the one to change.
                var (at, other) = model.MappedName is not null ? (model, existing) : (existing, model);
                var map = at.Syntax.Attributes.FirstOrDefault(attribute => attribute.Name == "map");
                context.Error(
                    $"The model with database name \"{model.DatabaseName}\" could not be defined because another model or view with this name exists: \"{other.Name}\"", at, map?.Span ?? at.NameSpan);
            }

            names[key] = model;
        }
    }

    /// <summary>Whether a database schema can be written, and is one of the datasource's.</summary>
    public static void SchemaIsKnown(SchemaObject at, string? schema, TextSpan span, ValidationContext context)
    {
        if (schema is null)
        {
            return;
        }

        if (!context.Provider.Can(Capabilities.MultiSchema))
        {
            context.Error("@@schema is not supported on the current datasource provider", at, span);
        }
        else if (context.Model.Datasource is { } datasource && !datasource.Schemas.Contains(schema))
        {
            context.Error("This schema is not defined in the datasource. Read more on `@@schema` at https://pris.ly/d/multi-schema", at, span);
        }
    }

    public static void SchemaIsValid(ModelType model, ValidationContext context)
    {
        SchemaIsKnown(model, model.SchemaName, model.SchemaSpan, context);
        if (context.Model.Datasource?.SchemasSpan is not null && context.Provider.Can(Capabilities.MultiSchema) && model.SchemaName is null)
        {
            context.ModelError(model, $"This {model.Kind} is missing an `@@schema` attribute.", model.Span);
        }
    }

    private static void HasUniqueCriterion(ModelType model, ValidationContext context)
    {
        if (model.IsIgnored || model.UniqueCriteria.Any(fields => fields.All(field => field.Field.Arity != Arity.Optional && !field.Field.Type.IsUnsupported)))
        {
            return;
        }

        var kind = model.Kind;
        var message =
            $"Each {kind} must have at least one unique criteria that has only required fields. Either mark a single field with `@id`, `@unique` or add a multi field criterion with `@@id([])` or `@@unique([])` to the {kind}.";
        var loose = model.UniqueCriteria.Select(fields => $"- {string.Join(", ", fields.Select(field => field.Field.Name))}").ToList();
        if (loose.Count > 0)
        {
            message += $" The following unique criterias were not considered as they contain fields that are not required:\n{string.Join('\n', loose)}";
        }

        context.ModelError(model, message, model.Span);
    }

    private static void ShardKey(ModelType model, ValidationContext context)
    {
        if (model.ShardKey is not { } key)
        {
            return;
        }

        if (!context.HasPreview("shardKeys"))
        {
            context.AttributeError(key.AttributeName, "Defining shard keys requires enabling the `shardKeys` preview feature", model, key.Syntax.Span);
        }

        if (!context.Provider.Can(Capabilities.ShardKeys))
        {
            context.AttributeError(key.AttributeName, $"Shard keys are not currently supported for provider {context.Provider.Name}", model, key.Syntax.Span);
        }

        if (key.Fields.Count == 0)
        {
            context.AttributeError(key.AttributeName, $"The list of fields in a `{key.AttributeName}()` attribute cannot be empty. Please specify at least one field.", model, key.Syntax.Span);
        }
    }
}
