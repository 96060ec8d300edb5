using NetScript.Schema.Model;
using NetScript.Schema.Validation.Rules;

namespace NetScript.Schema.Validation;

/// <summary>The rules that a schema has to follow once it is understood, in Prisma's order.</summary>
internal static class SchemaRules
{
    public static void Validate(ValidationContext context)
    {
        var model = context.Model;
        CompositeCycles.Validate(context);
        Each(model.CompositeTypes, CompositeRules.All, context);
        DefaultRules.UnknownFunctions(context);
        DatasourceRules.Validate(context);
        ModelRules.DatabaseNamesAreUnique(context);
        var names = new NameRules(context);
        if (!Each(model.Models.Concat(model.Views), names, context))
        {
            return;
        }

        EnumRules.DatabaseNamesAreUnique(context);
        Each(model.Enums, EnumRules.All, context);
        var cascades = new CascadeRules(context);
        foreach (var relation in model.Relations)
        {
            RelationRules.Validate(relation, names, cascades, context);
        }
    }

    private static bool Each(IEnumerable<ModelType> models, NameRules names, ValidationContext context)
    {
        foreach (var model in models)
        {
            ModelRules.Validate(model, names, context);
            foreach (var field in model.ScalarFields)
            {
                FieldRules.Validate(field, names, context);
            }

            foreach (var field in model.RelationFields)
            {
                // What follows would only repeat it.
                if (!names.IsUnambiguous(field))
                {
                    return false;
                }

                RelationFieldRules.Validate(field, names, context);
            }

            foreach (var index in model.Indexes)
            {
                IndexRules.Validate(index, names, context);
            }
        }

        return true;
    }

    private static void Each<T>(IEnumerable<T> items, IReadOnlyList<Action<T, ValidationContext>> rules, ValidationContext context)
    {
        foreach (var item in items)
        {
            foreach (var rule in rules)
            {
                rule(item, context);
            }
        }
    }
}
