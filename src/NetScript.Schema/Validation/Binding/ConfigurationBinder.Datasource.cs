using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The datasource.</summary>
internal sealed partial class ConfigurationBinder
{
    private const string Elsewhere = "Move connection URLs to `prisma.config.ts`. See https://pris.ly/d/config-datasource";

    private static readonly (string Name, string Advice)[] s_removed =
    [
        ("url", "Move connection URLs for Migrate to `prisma.config.ts` and pass either `adapter` for a direct database connection or `accelerateUrl` for Accelerate to the `PrismaClient` constructor. See https://pris.ly/d/config-datasource and https://pris.ly/d/prisma7-client-config"),
        ("shadowDatabaseUrl", Elsewhere),
        ("directUrl", Elsewhere),
    ];

    private Datasource? BindDatasource(SourceFile file, BlockItem block)
    {
        if (Properties(file, block) is not { } properties || FindProvider(file, block, properties) is not { } found)
        {
            return null;
        }

        var datasource = new Datasource(block, file, provider ?? found);
        datasource.ExplicitRelationMode = BindRelationMode(datasource, properties);
        if (datasource.Provider.Name == "postgresql")
        {
            BindExtensions(datasource, properties);
        }

        foreach (var (name, advice) in s_removed)
        {
            if (properties.Remove(name, out var property))
            {
                diagnostics.Error($"The datasource property `{name}` is no longer supported in schema files. {advice}", file, property.Span);
            }
        }

        if (properties.Remove("previewFeatures", out var preview))
        {
            diagnostics.Error("Preview features are only supported in the generator block. Please move this field to the generator block.", file, preview.Span);
        }

        BindSchemas(datasource, properties);
        foreach (var property in properties.Values)
        {
            diagnostics.Error($"Property not known: \"{property.Name.Text}\".", file, property.Span);
        }

        return datasource;
    }

    private SchemaProvider? FindProvider(SourceFile file, BlockItem block, Dictionary<string, PropertyItem> properties)
    {
        if (!properties.Remove("provider", out var property))
        {
            diagnostics.Error($"Argument \"provider\" is missing in data source block \"{block.Name.Text}\".", file, block.Span);
            return null;
        }

        switch (property.Value)
        {
            case FunctionExpression { Name: "env" }:
                diagnostics.Error("A datasource must not use the env() function in the provider argument.", file, block.Span);
                return null;
            case StringExpression { Value: "" } empty:
                diagnostics.Error($"Error validating datasource `{block.Name.Text}`: The provider argument in a datasource must not be empty", file, empty.Span);
                return null;
            case StringExpression name when SchemaProviders.Find(name.Value) is { } known:
                return known;
            case StringExpression name when SchemaProviders.Refused.Contains(name.Value):
                var supported = string.Join(", ", SchemaProviders.All.Select(candidate => candidate.Name));
                diagnostics.Error($"The datasource provider \"{name.Value}\" is not supported here. Supported are: {supported}.", file, name.Span);
                return null;
            case StringExpression name:
                diagnostics.Error($"Datasource provider not known: \"{name.Value}\".", file, name.Span);
                return null;
            default:
                diagnostics.Error($"Error validating datasource `{block.Name.Text}`: The provider argument in a datasource must be a string literal", file, property.Value!.Span);
                return null;
        }
    }

    private RelationMode? BindRelationMode(Datasource datasource, Dictionary<string, PropertyItem> properties)
    {
        var file = datasource.File;
        properties.Remove("relationMode", out var mode);
        if (properties.Remove("referentialIntegrity", out var legacy))
        {
            diagnostics.Warning(
                "The `referentialIntegrity` attribute is deprecated. Please use `relationMode` instead. Learn more at https://pris.ly/d/relation-mode", file, legacy.Span);
        }

        if (mode is not null && legacy is not null)
        {
            diagnostics.Error("The `referentialIntegrity` and `relationMode` attributes cannot be used together. Please use only `relationMode` instead.", file, legacy.Span);
            return null;
        }

        switch (new Coercion(file, diagnostics).String((mode ?? legacy)?.Value))
        {
            case null:
                return null;
            case "prisma":
                return RelationMode.Prisma;
            case "foreignKeys":
                return RelationMode.ForeignKeys;
            case var other:
                diagnostics.Error($"Error validating datasource `relationMode`: Invalid relation mode setting: \"{other}\". Supported values: \"prisma\", \"foreignKeys\"", datasource);
                return null;
        }
    }

    private void BindSchemas(Datasource datasource, Dictionary<string, PropertyItem> properties)
    {
        var coerce = new Coercion(datasource.File, diagnostics);
        if (!properties.Remove("schemas", out var property))
        {
            return;
        }

        if (Coercion.Array(property.Value!, item => coerce.String(item) is null ? null : (StringExpression)item) is not { } schemas)
        {
            return;
        }

        if (!datasource.Provider.Can(Capabilities.MultiSchema))
        {
            diagnostics.Error("The `schemas` property is not supported on the current connector.", datasource, property.Value!.Span);
            return;
        }

        if (schemas.Count == 0)
        {
            diagnostics.Error("If provided, the schemas array can not be empty.", datasource, property.Value!.Span);
            return;
        }

        var sorted = schemas.OrderBy(schema => schema.Value, StringComparer.Ordinal).ToList();
        foreach (var (first, second) in sorted.Zip(sorted.Skip(1)))
        {
            if (first.Value == second.Value)
            {
                diagnostics.Error("Duplicated schema names are not allowed", datasource, first.Span);
            }
        }

        datasource.SchemasSpan = property.Value!.Span;
        datasource.Schemas = [.. sorted.Select(schema => schema.Value)];
    }

    private void BindExtensions(Datasource datasource, Dictionary<string, PropertyItem> properties)
    {
        var coerce = new Coercion(datasource.File, diagnostics);
        if (!properties.Remove("extensions", out var property) || Coercion.Array(property.Value!, item => ReadExtension(item, datasource, coerce)) is not { } extensions)
        {
            return;
        }

        datasource.ExtensionsSpan = property.Span;
        datasource.Extensions = [.. extensions.OrderBy(extension => extension.Name, StringComparer.Ordinal)];
    }

    private DatabaseExtension? ReadExtension(Expression item, Datasource datasource, Coercion coerce)
    {
        if (item is ConstantExpression constant)
        {
            return new(constant.Name, null, null, null, item.Span);
        }

        if (item is not FunctionExpression function)
        {
            return coerce.Mismatch<DatabaseExtension>(item, "constant or function");
        }

        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var argument in function.Arguments.Arguments)
        {
            var name = argument.Name?.Text;
            if (name is null || values.ContainsKey(name))
            {
                diagnostics.Error(name is null ? "Error validating: The argument must have a name" : $"Error validating: The argument `{name}` can only be defined once", datasource, argument.Span);
                continue;
            }

            values[name] = coerce.String(argument.Value);
            if (values[name] is null && name is "map" or "schema" or "version")
            {
                diagnostics.Error($"Error validating: The `{name}` argument must be a string literal", datasource, argument.Span);
            }
            else if (name is not ("map" or "schema" or "version"))
            {
                diagnostics.Error($"Argument not known: \"{name}\".", datasource, argument.Span);
            }
        }

        return new(function.Name, values.GetValueOrDefault("map"), values.GetValueOrDefault("schema"), values.GetValueOrDefault("version"), item.Span);
    }
}
