using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Fields that refer to models, each for itself.</summary>
internal static class RelationFieldRules
{
    public static void Validate(RelationField field, NameRules names, ValidationContext context)
    {
        names.CheckClientName(field);
        IgnoresIgnored(field, context);
        ActionIsSupported(field, field.OnDelete, "onDelete", context);
        ActionIsSupported(field, field.OnUpdate, "onUpdate", context);
        NameIsPossible(field, names, context);
        HasIndex(field, context);
    }

    private static void IgnoresIgnored(RelationField field, ValidationContext context)
    {
        if (field.ReferencedModel.IsIgnored && !field.IsIgnored && !field.Model.IsIgnored)
        {
            context.AttributeError(
                "@ignore",
                $"The relation field `{field.Name}` on Model `{field.Model.Name}` must specify the `@ignore` attribute, because the model {field.ReferencedModel.Name} it is pointing to is marked ignored.",
                field, field.Span);
        }
    }

    private static void ActionIsSupported(RelationField field, ReferentialAction? written, string argument, ValidationContext context)
    {
        if (written is not { } action || context.Provider.Supports(context.RelationMode, action))
        {
            return;
        }

        var allowed = string.Join(", ", Enum.GetValues<ReferentialAction>().Where(known => context.Provider.Supports(context.RelationMode, known)).Select(supported => $"`{supported}`"));
        var advice = context.RelationMode == RelationMode.Prisma && action == ReferentialAction.NoAction && context.Provider.Supports(RelationMode.Prisma, ReferentialAction.Restrict)
            ? $". `NoAction` is not implemented for {context.Provider.DisplayName} when using `relationMode = \"prisma\"`, you could try using `Restrict` instead. Learn more at https://pris.ly/d/relation-mode"
            : "";
        context.Error($"Error validating: Invalid referential action: `{action}`. Allowed values: ({allowed}){advice}", field, field.Syntax.SpanOf("relation", argument) ?? field.Span);
    }

    private static void NameIsPossible(RelationField field, NameRules names, ValidationContext context)
    {
        if (field.MappedName is null || field.RelationSyntax is not { } attribute)
        {
            return;
        }

        if (!context.Provider.Can(Capabilities.NamedForeignKeys))
        {
            context.AttributeError("@relation", "Your provider does not support named foreign keys.", field, attribute.Span);
            return;
        }

        names.CheckLength(field.Model, attribute, field.MappedName, "@");
    }

    /// <summary>Without foreign keys nothing makes an index.</summary>
    private static void HasIndex(RelationField field, ValidationContext context)
    {
        if (context.RelationMode != RelationMode.Prisma || field.ReferencingFields is not { } fields)
        {
            return;
        }

        if (fields.Count > 0 && !field.Model.IndexesFrom(fields[0]).Any(index => index.Take(fields.Count).Select(column => column.Field).SequenceEqual(fields)))
        {
            context.Warning(
                "With `relationMode = \"prisma\"`, no foreign keys are used, so relation fields will not benefit from the index usually created by the relational database under the hood. This can lead to poor performance when querying these fields. We recommend adding an index manually. Learn more at https://pris.ly/d/relation-mode-prisma-indexes\" ",
                field, Attribute(field)?.Span ?? field.Span);
        }
    }

    private static AttributeItem? Attribute(RelationField field) => field.Syntax.Attribute("relation");
}
