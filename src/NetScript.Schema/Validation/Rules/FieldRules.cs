using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Fields with a column.</summary>
internal static class FieldRules
{
    public static void Validate(ScalarField field, NameRules names, ValidationContext context)
    {
        TypeIsSupported(field, context);
        names.CheckClientName(field);
        names.CheckDefault(field);
        NativeTypeRules.Validate(field, context);
        DefaultRules.Validate(field, names, context);
        NativeTypeRules.UnsupportedIsNotSupported(field, context);
    }

    private static void TypeIsSupported(ScalarField field, ValidationContext context)
    {
        if (field.Type.Scalar == ScalarType.Json)
        {
            if (!context.Provider.Can(Capabilities.Json))
            {
                FieldError("Json", "Json");
            }

            if (field.Arity == Arity.List && !context.Provider.Can(Capabilities.JsonLists))
            {
                FieldError("Json[]", "Json List");
            }
        }

        if (field.Type.Scalar == ScalarType.Decimal && !context.Provider.Can(Capabilities.Decimals))
        {
            FieldError("Decimal", "Decimal");
        }

        if (field.Arity == Arity.List && !context.Provider.Can(Capabilities.ScalarLists))
        {
            context.Error($"Field \"{field.Name}\" in {field.Model.Kind} \"{field.Model.Name}\" can't be a list. The current connector does not support lists of primitive types.", field);
        }

        void FieldError(string type, string name)
        {
            var (kind, model) = (field.Model.Kind, field.Model.Name);
            context.Error(
                $"Error validating field `{field.Name}` in {kind} `{model}`: Field `{field.Name}` in {kind} `{model}` can't be of type {type}. The current connector does not support the {name} type.", field);
        }
    }
}
