using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Which columns the database can count up.</summary>
internal static class AutoincrementRules
{
    public static void Validate(ModelType model, ValidationContext context)
    {
        var provider = context.Provider;
        if (model.ScalarFields.Count(field => field.IsAutoincrement) > 1 && !provider.Can(Capabilities.AutoIncrementMultipleAllowed))
        {
            context.AttributeError(
                "@default", "The `autoincrement()` default value is used multiple times on this model even though the underlying datasource only supports one instance per table.", model, model.Span);
        }

        foreach (var field in model.ScalarFields)
        {
            if (!field.IsAutoincrement)
            {
                continue;
            }

            if (!provider.Can(Capabilities.AutoIncrementAllowedOnNonId) && !IsSingleKey(field))
            {
                context.AttributeError("@default", "The `autoincrement()` default value is used on a non-id field even though the datasource does not support this.", field, field.Span);
            }

            if (!provider.Can(Capabilities.AutoIncrementNonIndexedAllowed) && !IsSingleKey(field) && !IsFirstOfIndex(field))
            {
                context.AttributeError("@default", "The `autoincrement()` default value is used on a non-indexed field even though the datasource does not support this.", field, field.Span);
            }
        }
    }

    private static bool IsSingleKey(ScalarField field) => field.Model.PrimaryKey?.Fields is [var key] && key.Field == field;

    private static bool IsFirstOfIndex(ScalarField field) => field.Model.IndexesFrom(field).Any();
}
