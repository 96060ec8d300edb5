using NetScript.Schema.Database;
using NetScript.Schema.Introspection;
using NetScript.Schema.Syntax;

namespace NetScript.Schema;

/// <summary>The schema of a database, as <c>prisma db pull</c> writes it.</summary>
public sealed class SchemaPull
{
    private const string NewFile = "schema.prisma";
    private const string AddedFile = "introspected.prisma";

    private SchemaPull(IReadOnlyList<SourceFile> files, string? warnings)
    {
        (Files, Warnings) = (files, warnings);
    }

    /// <summary>
    /// The application's files: those that were given with what the database has of them, in their order. What is new is in the only one, or in a file <c>introspected.prisma</c> beside the
    /// datasource where there are several. The files of plugins stay as they are, and what they declare is in no other.
    /// </summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Whether the database has no table and no enum, which for Prisma is an error (P4001).</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>What the schema cannot say, what was renamed and what was kept, in Prisma's words; <see langword="null"/> if there is nothing to tell.</summary>
    public string? Warnings { get; }

    /// <summary>Writes the schema of a database of which there are these files.</summary>
    /// <param name="database">What was read from it: <see cref="DatabaseModel.ReadAsync"/>.</param>
    /// <param name="existing">The files of the schema as it was; empty if there is none.</param>
    /// <exception cref="ArgumentException">The schema that was given is not valid, or is for another database system.</exception>
    public static SchemaPull From(DatabaseModel database, IReadOnlyList<SourceFile> existing) => From(database, PrismaSchema.Parse(existing));

    /// <summary>Writes the schema of a database.</summary>
    /// <param name="database">What was read from it: <see cref="DatabaseModel.ReadAsync"/>.</param>
    /// <param name="existing">
    /// The schema as it was. Kept are its generators and its datasource, the names of models, fields, enums and relations, the order of models and indexes, the
    /// <c>///</c> comments, and what only the client knows: its defaults, <c>@updatedAt</c>, <c>@ignore</c>.
    /// </param>
    /// <exception cref="ArgumentException">The schema that was given is not valid, or is for another database system.</exception>
    public static SchemaPull From(DatabaseModel database, PrismaSchema existing)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(existing);
        if (!existing.IsValid)
        {
            throw new ArgumentException($"The schema is not valid, so that nothing of it can be kept. Correct it, or leave it out.\n{SchemaRenderer.RenderErrors(existing.Diagnostics)}", nameof(existing));
        }

        return existing.Model.Datasource is null || existing.Model.Provider == database.Provider
            ? Write(new PullMap(database, existing.Model), [.. existing.Files.Where(file => file.Plugin is null)])
            : throw new ArgumentException(
                $"The schema is for {existing.Model.Provider.DisplayName}, the database is one of {database.Provider.DisplayName}. Change `provider` in the datasource.", nameof(existing));
    }

    private static SchemaPull Write(PullMap map, IReadOnlyList<SourceFile> existing)
    {
        var warnings = new PullWarnings();
        var blocks = new List<(SourceFile File, IEnumerable<string> Lines)>();
        var added = FileOfNew(map, existing);
        var files = existing.Contains(added) ? existing : [.. existing, added];
        var configuration = new ConfigurationText(map);
        blocks.AddRange(existing.SelectMany(file => configuration.Write(file).Select(lines => (file, lines))));
        if (map.Schema.Datasource is null)
        {
            blocks.Add((added, configuration.WriteDatasource()));
        }

        var enums = WriteEnums(map, added, warnings);
        var writer = new ModelText(map, new RelationText(map), warnings);
        // Warnings are in the order of the tables.
        var written = map.Tables.Where(table => map.FindModel(table)?.Plugin is null).Select(table => (Model: map.FindModel(table), Lines: writer.Write(table).ToList())).ToList();
        blocks.AddRange(written.OrderBy(model => model.Model is null).ThenBy(model => model.Model?.Ordinal).Select(model => (model.Model?.File ?? added, (IEnumerable<string>)model.Lines)));
        blocks.AddRange(map.Schema.Views.Where(view => view.Plugin is null).Select(view => (view.File, (IEnumerable<string>)[.. PslText.Documentation(view.Documentation), view.File[view.Span]])));
        blocks.AddRange(enums);
        var texts = blocks.ToLookup(block => block.File, block => string.Concat(block.Lines.Select(line => $"{line}\n")));
        return new(SchemaFormatter.FormatAll([.. files.Where(file => texts.Contains(file) || existing.Contains(file)).Select(file => new SourceFile(file.Path, string.Join('\n', texts[file]), file.Plugin))]), warnings.Write())
        {
            IsEmpty = map.Tables.Count == 0 && map.Database.Enums.Length == 0,
        };
    }

    private static List<(SourceFile, IEnumerable<string>)> WriteEnums(PullMap map, SourceFile added, PullWarnings warnings)
    {
        if (!map.Provider.Database.ListsEnums)
        {
            return [.. map.Schema.Enums.Where(type => type.Plugin is null).Select(type => (type.File, EnumText.Write(type)))];
        }

        var writer = new EnumText(map, warnings);
        var places = map.Schema.Enums.Select((type, place) => (type, place)).ToDictionary(item => item.type, item => item.place);
        var written = map.Database.Enums.Where(type => map.FindEnum(type)?.Plugin is null).Select(type => (Known: map.FindEnum(type), Lines: writer.Write(type).ToList())).ToList();
        // Several columns of MySQL can have one enum.
        return [.. written.OrderBy(type => type.Known is null ? int.MaxValue : places[type.Known]).DistinctBy(type => (object?)type.Known ?? type.Lines).Select(type => (type.Known?.File ?? added, (IEnumerable<string>)type.Lines))];
    }

    private static SourceFile FileOfNew(PullMap map, IReadOnlyList<SourceFile> existing)
    {
        if (existing.Count <= 1)
        {
            return existing.Count == 1 ? existing[0] : new(NewFile, "");
        }

        var folder = Path.GetDirectoryName((map.Schema.Datasource?.File ?? existing[0]).Path) ?? "";
        var path = Path.Combine(folder, AddedFile);
        return existing.FirstOrDefault(file => file.Path == path) ?? new(path, "");
    }
}
