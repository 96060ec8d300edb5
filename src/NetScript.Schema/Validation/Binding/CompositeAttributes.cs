using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The attributes of a composite type's fields. The type itself is an error on every supported database.</summary>
internal static class CompositeAttributes
{
    public static void Bind(CompositeType type, DiagnosticBag diagnostics)
    {
        var mappedNames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            var attributes = new AttributeSet(field.Syntax.Attributes, type.File, diagnostics);
            if (field.Type.Scalar is not null && attributes.TakeScoped() is { } native)
            {
                field.NativeTypeSyntax = NativeTypeSyntax.Of(native);
            }

            ModelAttributes.Visit(attributes.Take("map"), map => BindMap(map, type, field, mappedNames, diagnostics));
            ModelAttributes.Visit(attributes.Take("default"), @default => DefaultBinder.BindComposite(field, @default));
            attributes.ReportUnknown();
        }
    }

    private static void BindMap(AttributeReader map, CompositeType type, ScalarField field, HashSet<string> mappedNames, DiagnosticBag diagnostics)
    {
        if (map.Coerce.String(map.TakeDefault("name")) is not { } name)
        {
            return;
        }

        field.MappedName = name;
        if (!mappedNames.Add(name))
        {
            Duplicate(name);
        }

        if (type.Fields.Any(other => other.Name == name && other.MappedName is null))
        {
            Duplicate(field.Name);
        }

        void Duplicate(string duplicate) => diagnostics.Error($"Field \"{duplicate}\" is already defined on composite type \"{type.Name}\".", field);
    }
}
