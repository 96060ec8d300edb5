using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Relations many to many.</summary>
internal static class ManyToManyRules
{
    public static void Validate(ManyToManyRelation relation, ValidationContext context)
    {
        RelationField[] sides = [relation.FieldA, relation.FieldB];
        foreach (var field in sides.Where(_ => relation.ModelA.IsView || relation.ModelB.IsView))
        {
            context.Error("Error validating: Implicit many-to-many relations are not supported for views.", field);
        }

        foreach (var field in sides)
        {
            ReferencesKey(field, context);
        }

        foreach (var field in sides)
        {
            if (field.OnDelete is not null)
            {
                NoActions(field, field.OnDeleteSpan);
            }

            if (field.OnUpdate is not null)
            {
                NoActions(field, field.OnUpdateSpan);
            }
        }

        foreach (var field in sides.Where(field => field.ReferencedFields is not null))
        {
            RelationRules.Error(
                field, "Implicit many-to-many relation should not have references argument defined. Either remove it, or change the relation to one-to-many.", context);
        }

        void NoActions(RelationField field, Syntax.TextSpan span) => context.Error("Error validating: Referential actions on implicit many-to-many relations are not supported", field, span);
    }

    /// <summary>As MongoDB has them.</summary>
    public static void ValidateEmbedded(ManyToManyRelation relation, ValidationContext context)
    {
        foreach (var field in new[] { relation.FieldA, relation.FieldB })
        {
            context.Error(
                $"Error validating: Embedded many-to-many relations are not supported on {context.Provider.DisplayName}. Please use the syntax defined in https://pris.ly/d/relational-database-many-to-many", field);
        }
    }

    private static void ReferencesKey(RelationField field, ValidationContext context)
    {
        if (field.ReferencedModel.PrimaryKey is not { Fields: [var key] })
        {
            var (kind, model) = (field.ReferencedModel.Kind, field.Model.Name);
            context.Error(
                $"Error validating field `{field.Name}` in {kind} `{model}`: The relation field `{field.Name}` on {kind} `{model}` references `{field.ReferencedModel.Name}` which does not have an `@id` field. Models without `@id` cannot be part of a many to many relation. Use an explicit intermediate Model to represent this relationship.",
                field);
        }
        else if (field.ReferencedFields is { } references && (references.Count != 1 || references[0] != key.Field))
        {
            context.Error(
                $"Error validating: Implicit many-to-many relations must always reference the id field of the related model. Change the argument `references` to use the id field of the related model `{field.ReferencedModel.Name}`. But it is referencing the following fields that are not the id: {string.Join(", ", references.Select(reference => reference.Name))}",
                field);
        }
    }
}
