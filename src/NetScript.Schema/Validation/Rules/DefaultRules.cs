using System.Globalization;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;
using NetScript.Schema.Validation.Binding;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Defaults of columns.</summary>
internal static class DefaultRules
{
    public static void UnknownFunctions(ValidationContext context)
    {
        foreach (var field in context.Model.AllModels.SelectMany(model => model.ScalarFields))
        {
            if (field is { DefaultExpression: FunctionExpression function, Default: DefaultFunction } && !DefaultBinder.IsFunction(function.Name))
            {
                context.Error(DefaultBinder.UnknownFunction(function), field, function.Span);
            }
        }
    }

    public static void Validate(ScalarField field, NameRules names, ValidationContext context)
    {
        if (field.DefaultMappedName is { } name)
        {
            if (!context.Provider.Can(Capabilities.NamedDefaultValues))
            {
                context.AttributeError(
                    "@default", "You defined a database name for the default value of a field on the model. This is not supported by the provider.", field, field.DefaultSyntax!.Span);
            }

            names.CheckLength(field.Model, field.DefaultSyntax!, name, "@");
        }

        if (field.DefaultExpression is { } value)
        {
            if (field.Type.Scalar is { } scalar)
            {
                CheckValue(field, value, scalar, context);
            }

            if (value is FunctionExpression { Name: "auto" })
            {
                context.AttributeError("@default", "The current connector does not support the `auto()` function.", field, value.Span);
            }
        }
    }

    private static void CheckValue(ScalarField field, Expression value, ScalarType type, ValidationContext context)
    {
        switch (type, value)
        {
            case (_, ArrayExpression array):
                foreach (var item in array.Items)
                {
                    CheckValue(field, item, type, context);
                }

                break;
            case (ScalarType.Json, StringExpression text) when JsonChecker.Check(text.Value) is { } details:
                Error("@default", text.Value, "JSON string", details);
                break;
            case (ScalarType.Bytes, StringExpression text) when LiteralErrors.Base64(text.Value) is { } details:
                Error("@default", text.Value, "base64 string", details);
                break;
            case (ScalarType.DateTime, StringExpression text) when DateTimeChecker.Check(text.Value) is { } details:
                Error("@default", text.Value, "rfc3339 datetime string", details);
                break;
            case (ScalarType.Int or ScalarType.BigInt, NumberExpression number) when !long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _):
                Error("@default", number.Text, "integer", LiteralErrors.Integer(number.Text));
                break;
            case (ScalarType.Decimal, StringExpression text) when LiteralErrors.Decimal(text.Value) is { } details:
                Error("default", text.Value, "decimal", details);
                break;
        }

        void Error(string attribute, string text, string kind, string details) => context.AttributeError(attribute, $"Parse error: \"{text}\" is not a valid {kind}. ({details})", field, value.Span);
    }
}
