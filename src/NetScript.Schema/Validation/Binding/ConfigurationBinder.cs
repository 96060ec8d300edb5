using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The datasource and the generators.</summary>
/// <param name="model">Gets them.</param>
/// <param name="diagnostics">Gets what is wrong.</param>
/// <param name="provider">Replaces the provider that is written.</param>
internal sealed partial class ConfigurationBinder(SchemaModel model, DiagnosticBag diagnostics, SchemaProvider? provider)
{
    /// <summary>Binds what each file has. As Prisma has it, a file knows no datasource but its own, and of several the first counts.</summary>
    public void Bind(IEnumerable<FileBlock> blocks)
    {
        var generators = new List<Generator>();
        foreach (var file in blocks.GroupBy(entry => entry.File))
        {
            var datasource = BindDatasource([.. file.Where(entry => entry.Block.Kind == BlockKind.Datasource)]);
            model.Datasource ??= datasource;
            var features = new PreviewFeatures(datasource?.Provider.Name);
            generators.AddRange(file.Where(entry => entry.Block.Kind == BlockKind.Generator).Select(entry => BindGenerator(entry.File, entry.Block, features)).OfType<Generator>());
        }

        model.Generators = generators;
        model.PreviewFeatures = generators.SelectMany(generator => generator.PreviewFeatures).ToHashSet(StringComparer.Ordinal);
    }

    private Datasource? BindDatasource(IReadOnlyList<FileBlock> ofFile)
    {
        var bound = ofFile.Select(entry => BindDatasource(entry.File, entry.Block)).OfType<Datasource>().ToList();
        if (bound.Count > 1)
        {
            foreach (var (file, block) in ofFile)
            {
                diagnostics.Error(
                    $"Error validating datasource `{block.Name.Text}`: You defined more than one datasource. This is not allowed yet because support for multiple databases has not been implemented yet.",
                    file, block.Span);
            }
        }

        return bound.FirstOrDefault();
    }

    /// <summary>The values by their names; <see langword="null"/> where one is missing. Of two with one name the later counts.</summary>
    private Dictionary<string, PropertyItem>? Properties(SourceFile file, BlockItem block)
    {
        var properties = new Dictionary<string, PropertyItem>(StringComparer.Ordinal);
        foreach (var property in block.Properties)
        {
            if (property.Value is null)
            {
                diagnostics.Error($"Property {property.Name.Text} in {(block.Kind == BlockKind.Datasource ? "datasource" : "generator")} {block.Name.Text} needs to be assigned a value", file, block.Span);
                return null;
            }

            properties[property.Name.Text] = property;
        }

        return properties;
    }

    private Generator? BindGenerator(SourceFile file, BlockItem block, PreviewFeatures known)
    {
        if (Properties(file, block) is not { } properties)
        {
            return null;
        }

        var coerce = new Coercion(file, diagnostics);
        if (properties.GetValueOrDefault("engineType")?.Value is { } engineType and not StringExpression)
        {
            coerce.Mismatch<string>(engineType, "String");
        }

        if (!properties.Remove("provider", out var providerProperty))
        {
            diagnostics.Error($"Argument \"provider\" is missing in generator block \"{block.Name.Text}\".", file, block.Span);
            return null;
        }

        if (!TryReadString(providerProperty.Value!, file, out var providerValue))
        {
            return null;
        }

        if (properties.Remove("output", out var output))
        {
            TryReadString(output.Value!, file, out _);
        }

        if (properties.Remove("binaryTargets", out var targets))
        {
            Coercion.Array(targets.Value!, item => TryReadString(item, file, out var target) ? target ?? "" : null);
        }

        IReadOnlyList<string> features = [];
        if (properties.Remove("previewFeatures", out var preview) && Coercion.Array(preview.Value!, item => coerce.String(item)) is { } names)
        {
            features = known.Check(names, file, preview.Value!.Span, diagnostics);
        }

        return properties.Values.All(property => CheckGeneratorValue(property.Value!, file)) ? new(block, file, providerValue, features) : null;
    }

    /// <summary>A string, or <c>env("…")</c> of which the value is not known here.</summary>
    private bool TryReadString(Expression value, SourceFile file, out string? text)
    {
        text = (value as StringExpression)?.Value;
        if (text is not null)
        {
            return true;
        }

        if (value is FunctionExpression { Name: "env" } function)
        {
            return CheckVariable(function, file);
        }

        new Coercion(file, diagnostics).Mismatch<string>(value, "String");
        return false;
    }

    private bool CheckVariable(FunctionExpression function, SourceFile file)
    {
        var list = function.Arguments;
        foreach (var argument in list.Arguments.Where(argument => argument.Name is not null))
        {
            diagnostics.Warning("The env function doesn't expect named arguments", file, argument.Span);
        }

        if (list is { All: [var single], TrailingComma: null } && single.Value is not null)
        {
            return new Coercion(file, diagnostics).String(single.Value) is not null;
        }

        var isWithoutValues = list is { All.Length: > 0, Arguments.Length: 0 };
        diagnostics.Error(isWithoutValues ? "The env function expects a singular, unnamed, string argument." : "Exactly one string parameter must be passed to the env function.", file, function.Span);
        return false;
    }

    private bool CheckGeneratorValue(Expression value, SourceFile file) => value switch
    {
        ArrayExpression array => array.Items.All(item => CheckGeneratorValue(item, file)),
        FunctionExpression { Name: "env" } variable => CheckVariable(variable, file),
        _ => true,
    };
}
