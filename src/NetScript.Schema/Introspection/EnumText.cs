using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Introspection;

/// <summary>The block of an enum.</summary>
internal sealed class EnumText(PullMap map, PullWarnings warnings)
{
    private const string Commented = "This enum is commented in the database, and requires an additional setup for migrations: Read more: https://pris.ly/d/database-comments";

    public IEnumerable<string> Write(EnumDefinition type)
    {
        var (known, name) = (map.FindEnum(type), map.NameOf(type));
        if (known?.MappedName is not null)
        {
            warnings.Add(PullWarning.EnumNameKept, $"\"{name.Name}\"");
        }

        if (known is null && !map.IsUnique(type.Name))
        {
            warnings.Add(PullWarning.DuplicateName, $"Type: \"enum\", name: \"{name.Name}\"");
        }

        var documentation = known?.Documentation;
        if (map.Database.Remarks.Any(remark => remark.Kind == DatabaseRemarkKind.EnumComment && remark.Schema == type.Schema && remark.Table == type.Name))
        {
            warnings.Add(PullWarning.Comment, $"Type: \"enum\", name: \"{name.Name}\"");
            documentation = known is null ? Commented : documentation;
        }

        var values = type.Values.SelectMany(value => WriteValue(map.NameOf(type, value), value, known?.Values.FirstOrDefault(other => other.DatabaseName == value), name.Name));
        return Write(documentation, name, values, map.HasSchemas ? type.Schema : null);
    }

    /// <summary>An enum that only the schema knows, because for the database it is text.</summary>
    public static IEnumerable<string> Write(EnumType type) => Write(
        type.Documentation, new(type.Name, type.MappedName), type.Values.SelectMany(value => (string[])[.. PslText.Documentation(value.Documentation), $"{value.Name}{MapOf(value.MappedName)}"]), type.SchemaName);

    private IEnumerable<string> WriteValue(PulledName name, string value, EnumValue? known, string type)
    {
        var shown = name.Name.Length > 0 ? name.Name : value;
        var isNamed = shown.Length > 0 && PulledName.IsValid(shown);
        if (!isNamed)
        {
            warnings.Add(PullWarning.ValueWithoutName, $"Enum: \"{type}\", value: \"{shown}\"");
        }
        else if (known?.MappedName is not null)
        {
            warnings.Add(PullWarning.ValueNameKept, $"Enum: \"{type}\", value: \"{shown}\"");
        }

        return [.. PslText.Documentation(known?.Documentation), $"{(isNamed ? "" : "// ")}{shown}{MapOf(name.MappedName)}"];
    }

    private static string[] Write(string? documentation, PulledName name, IEnumerable<string> values, string? schema) =>
    [
        .. PslText.Documentation(documentation),
        $"enum {name.Name} {{",
        .. values,
        .. name.MappedName is { } mapped ? [$"@@map({PslText.Quote(mapped)})"] : Array.Empty<string>(),
        .. schema is not null ? [$"@@schema({PslText.Quote(schema)})"] : Array.Empty<string>(),
        "}",
    ];

    private static string MapOf(string? name) => name is null ? "" : $" @map({PslText.Quote(name)})";
}
