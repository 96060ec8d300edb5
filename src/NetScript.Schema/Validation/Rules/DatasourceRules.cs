namespace NetScript.Schema.Validation.Rules;

/// <summary>What a datasource may have on its database system.</summary>
internal static class DatasourceRules
{
    public static void Validate(ValidationContext context)
    {
        if (context.Model.Datasource is not { } datasource)
        {
            return;
        }

        if (datasource.ExtensionsSpan is not { } span)
        {
            return;
        }

        if (!context.HasPreview("postgresqlExtensions"))
        {
            context.Error("The `extensions` property is only available with the `postgresqlExtensions` preview feature.", datasource, span);
            return;
        }

        foreach (var extension in datasource.Extensions!)
        {
            if (char.IsAsciiDigit(extension.Name[0]))
            {
                context.Error("Error validating: The name of an extension must not start with a number.", datasource, extension.Span);
            }
            else if (extension.Name.Contains('-', StringComparison.Ordinal))
            {
                context.Error("Error validating: The character `-` is not allowed in extension names.", datasource, extension.Span);
            }
        }
    }
}
