using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The attributes of a composite type's fields. The type itself is an error on every supported database.</summary>
internal static class CompositeAttributes
{
    public static void Bind(CompositeType type, DiagnosticBag diagnostics)
    {
        foreach (var field in type.Fields)
        {
            var attributes = new AttributeSet(field.Syntax.Attributes, type.File, diagnostics);
            if (field.Type.Scalar is not null && attributes.TakeScoped() is { } native)
            {
                field.NativeTypeSyntax = NativeTypeSyntax.Of(native);
            }

            ModelAttributes.Visit(attributes.Take("map"), map => field.MappedName = map.Coerce.String(map.TakeDefault("name")));
            ModelAttributes.Visit(attributes.Take("default"), @default => DefaultBinder.Bind(field, @default));
            attributes.ReportUnknown();
        }
    }
}
