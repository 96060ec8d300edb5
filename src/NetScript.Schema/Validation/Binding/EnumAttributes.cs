using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The attributes of an enum and its values.</summary>
internal static class EnumAttributes
{
    public static void Bind(EnumType type, DiagnosticBag diagnostics)
    {
        foreach (var value in type.Values.Where(value => value.Syntax.Attributes.Length > 0))
        {
            var ofValue = new AttributeSet(value.Syntax.Attributes, type.File, diagnostics);
            ModelAttributes.Visit(ofValue.Take("map"), map => value.MappedName = map.Coerce.String(map.TakeDefault("name")));
            ofValue.ReportUnknown();
        }

        var attributes = new AttributeSet(type.Syntax.Attributes, type.File, diagnostics);
        ModelAttributes.Visit(attributes.Take("map"), map => type.MappedName = map.Coerce.String(map.TakeDefault("name")));
        ModelAttributes.Visit(attributes.Take("schema"), schema => (type.SchemaName, type.SchemaSpan) = ModelAttributes.ReadSchema(schema));
        attributes.ReportUnknown();
    }
}
