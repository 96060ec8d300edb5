using NetScript.Schema.Database;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Introspection;

/// <summary>The blocks of generators and of the datasource: as they were, in Prisma's order of properties.</summary>
internal sealed class ConfigurationText(PullMap map)
{
    /// <summary>The name of a datasource that no schema has named.</summary>
    public const string DefaultName = "db";

    private static readonly string[] s_generatorOrder = ["provider", "output", "previewFeatures", "binaryTargets"];
    private static readonly string[] s_datasourceOrder = ["provider", "relationMode", "extensions", "schemas"];
    private static readonly HashSet<string> s_toldExtensions = new(["citext", "postgis", "pg_crypto", "uuid-ossp"], StringComparer.Ordinal);

    /// <summary>The blocks of a file.</summary>
    public IEnumerable<IEnumerable<string>> Write(SourceFile file)
    {
        var blocks = SchemaParser.Parse(file, []).Blocks.ToList();
        return
        [
            .. blocks.Where(block => block.Kind == BlockKind.Generator).Select(block => Write(block, file, "generator", s_generatorOrder, [])),
            .. blocks.Where(block => block.Kind == BlockKind.Datasource).Select(block => Write(block, file, "datasource", s_datasourceOrder, Additions())),
        ];
    }

    /// <summary>The block of a datasource where there was none.</summary>
    public IEnumerable<string> WriteDatasource() =>
        [$"datasource {DefaultName} {{", $"provider = {PslText.Quote(map.Provider.Name)}", .. Additions().Select(property => $"{property.Key} = {property.Value}"), "}"];

    private static IEnumerable<string> Write(BlockItem block, SourceFile file, string kind, string[] order, Dictionary<string, string> additions)
    {
        var properties = block.Properties.Where(property => property.Value is not null).Select(property => (property.Name.Text, Value: file[property.Value!.Span])).Where(property => !additions.ContainsKey(property.Text))
            .Concat(additions.Select(property => (Text: property.Key, property.Value)));
        return
        [
            .. PslText.Documentation(block.Documentation),
            $"{kind} {block.Name.Text} {{",
            .. properties.OrderBy(property => Array.IndexOf(order, property.Text) is var place and >= 0 ? place : order.Length).ThenBy(property => property.Text, StringComparer.Ordinal)
                .Select(property => $"{property.Text} = {property.Value}"),
            "}",
        ];
    }

    private Dictionary<string, string> Additions()
    {
        var additions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map.HasSchemas)
        {
            var schemas = map.Schema.Datasource is { Schemas: { Count: > 0 } given } ? given.Order(StringComparer.Ordinal) : map.Database.Schemas.AsEnumerable();
            additions["schemas"] = $"[{string.Join(", ", schemas.Select(PslText.Quote))}]";
        }

        if (map.Previews("postgresqlExtensions") && map.Database.Extensions is { } extensions && extensions.Select(WriteExtension).OfType<string>().ToList() is { Count: > 0 } known)
        {
            additions["extensions"] = $"[{string.Join(", ", known)}]";
        }

        return additions;
    }

    private string? WriteExtension(InstalledExtension extension)
    {
        var previous = map.Schema.Datasource?.Extensions?.FirstOrDefault(other => other.DatabaseName == extension.Name);
        var name = PulledName.Of(extension.Name);
        return previous is not null
            ? PslText.Call(name.Name, PslText.Named("map", name.MappedName), PslText.Named("version", previous.Version is null ? null : extension.Version), PslText.Named("schema", previous.Schema is null ? null : extension.Schema))
            : s_toldExtensions.Contains(extension.Name) ? PslText.Call(name.Name, PslText.Named("map", name.MappedName), PslText.Named("schema", extension.Schema)) : null;
    }
}
