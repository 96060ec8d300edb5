using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Introspection;

/// <summary>The block of a model.</summary>
internal sealed class ModelText(PullMap map, RelationText relations, PullWarnings warnings)
{
    private const string NoIdentifier = "The underlying table does not contain a valid unique identifier and can therefore currently not be handled by Prisma Client.";
    private const string NoColumns = "We could not retrieve columns for the underlying table. Either it has none or you are missing rights to see them. Please check your privileges.";

    public IEnumerable<string> Write(Table table)
    {
        var (model, name) = (map.FindModel(table), map.NameOf(table));
        var isIgnored = model is { IsIgnored: true };
        var hasIdentifier = RelationText.HasIdentifier(table);
        var mark = table.Columns.Length == 0 ? "// " : "";
        Warn(table, model, name, isIgnored, hasIdentifier);
        var indexes = new IndexText(map, table);
        return
        [
            .. PslText.Documentation(Documentation(table, model, name, isIgnored || hasIdentifier)),
            .. ((string?[])
            [
                $"model {name.Name} {{",
                .. table.Columns.SelectMany(column => WriteField(table, column, indexes, name)),
                .. relations.Write(table),
                indexes.Id(),
                .. indexes.Write(),
                name.MappedName is { } mapped ? $"@@map({PslText.Quote(mapped)})" : null,
                (isIgnored || !hasIdentifier) && table.Columns.Length > 0 ? "@@ignore" : null,
                map.HasSchemas && table.Schema is { } schema ? $"@@schema({PslText.Quote(schema)})" : null,
                "}",
            ]).OfType<string>().Select(line => mark + line),
        ];
    }

    private string? Documentation(Table table, ModelType? model, PulledName name, bool isUsable)
    {
        var lines = new List<string>();
        if (model?.Documentation is { } known)
        {
            lines.Add(known);
        }

        if (model is null && name.MappedName is { } mapped && name.Name == $"Renamed{mapped}")
        {
            lines.Add($"This model has been renamed to '{name.Name}' during introspection, because the original name '{mapped}' is reserved.");
        }

        var told = RemarkTexts.All.Where(text => RemarksOf(table).Any(remark => remark.Kind == text.Kind && (model is null || text.IsAlwaysTold || IsNew(remark, table)))).ToList();
        lines.AddRange(told.Where(text => text.IsBeforeIdentifier).Select(text => text.Documentation));
        if (table.Columns.Length == 0 || !isUsable)
        {
            lines.Add(table.Columns.Length == 0 ? NoColumns : NoIdentifier);
        }

        lines.AddRange(told.Where(text => !text.IsBeforeIdentifier).Select(text => text.Documentation));
        return lines.Count == 0 ? null : lines.Aggregate((text, line) => text.Contains(line, StringComparison.Ordinal) ? text : $"{text}\n{line}");
    }

    private IEnumerable<DatabaseRemark> RemarksOf(Table table) =>
        map.Database.Remarks.Where(remark => remark.Kind != DatabaseRemarkKind.EnumComment && remark.Schema == table.Schema && remark.Table == table.Name);

    private bool IsNew(DatabaseRemark remark, Table table) =>
        remark.Kind == DatabaseRemarkKind.NullOrder && table.Indexes.FirstOrDefault(index => index.Name == remark.Name) is { } index && map.FindIndex(table, index) is null;

    private IEnumerable<string> WriteField(Table table, Column column, IndexText indexes, PulledName model)
    {
        var (field, name) = (map.FindField(table, column.Name), map.NameOf(table, column.Name));
        foreach (var line in PslText.Documentation(field?.Documentation))
        {
            yield return line;
        }

        var isNamed = PulledName.Clean(column.Name).Length > 0 || name.IsFromSchema;
        if (!isNamed)
        {
            yield return "/// This field was commented out because of an invalid name. Please provide a valid one that matches [a-zA-Z][a-zA-Z0-9_]*";
        }

        string?[] parts =
        [
            isNamed ? name.Name : $"// {column.Name}",
            TypeOf(field, column, model) + (column.Arity switch { Arity.Optional => "?", Arity.List => "[]", _ => "" }),
            field is { IsUpdatedAt: true } ? "@updatedAt" : null,
            indexes.Unique(column),
            indexes.Id(column),
            new DefaultText(map, table, column).Write(),
            name.MappedName is { } mapped ? $"@map({PslText.Quote(mapped)})" : null,
            NativeTypeOf(column),
            field is { IsIgnored: true } ? "@ignore" : null,
        ];
        yield return string.Join(' ', parts.OfType<string>());
    }

    private string TypeOf(ScalarField? field, Column column, PulledName model)
    {
        if (column.Type.Unsupported is { } unsupported)
        {
            warnings.Add(PullWarning.UnsupportedType, $"Model: \"{model.Name}\", field: \"{field?.Name ?? PulledName.Of(column.Name).Shown}\", original data type: \"{unsupported}\"");
            return $"Unsupported({PslText.Quote(unsupported)})";
        }

        // Where enums are texts, only the schema knows them.
        return column.Type.Enum is { } type ? map.NameOf(type).Name
            : !map.Provider.Database.ListsEnums && column.Type.Scalar == ScalarType.String && field?.Type.Enum is { } known ? known.Name
            : $"{column.Type.Scalar}";
    }

    private string? NativeTypeOf(Column column) => column.Type is { Native: { } native, Scalar: { } scalar } && native != map.Provider.DefaultNativeType(scalar)
        ? $"@{map.Schema.Datasource?.Name ?? ConfigurationText.DefaultName}.{PslText.Call(native.Name, native.Arguments)}"
        : null;

    private void Warn(Table table, ModelType? model, PulledName name, bool isIgnored, bool hasIdentifier)
    {
        if (model?.PrimaryKey?.Name is not null && table.PrimaryKey is { Columns.Length: > 1 })
        {
            warnings.Add(PullWarning.KeyNameKept, $"\"{name.Name}\"");
        }

        if (table.Columns.Length == 0)
        {
            warnings.Add(PullWarning.ModelWithoutColumns, $"\"{name.Name}\"");
        }
        else if (!hasIdentifier && !isIgnored)
        {
            warnings.Add(PullWarning.ModelWithoutIdentifier, $"\"{name.Name}\"");
        }

        if (model is null && !map.IsUnique(table.Name))
        {
            warnings.Add(PullWarning.DuplicateName, $"Type: \"model\", name: \"{name.Name}\"");
        }

        var nameless = table.Columns.Where(column => PulledName.Clean(column.Name).Length == 0 && map.FindField(table, column.Name) is null).Select(column => $"\"{column.Name}\"").Order(StringComparer.Ordinal).ToList();
        if (nameless.Count > 0)
        {
            warnings.Add(PullWarning.FieldWithoutName, $"Model: \"{name.Name}\", field(s): [{string.Join(", ", nameless)}]");
        }

        if (model?.MappedName is not null)
        {
            warnings.Add(PullWarning.ModelNameKept, $"\"{name.Name}\"");
        }

        foreach (var field in table.Columns.Select(column => map.FindField(table, column.Name)).OfType<ScalarField>().Where(field => field.MappedName is not null))
        {
            warnings.Add(PullWarning.FieldNameKept, $"Model: \"{name.Name}\", field: \"{field.Name}\"");
        }

        foreach (var field in relations.Copied(table))
        {
            warnings.Add(PullWarning.RelationCopied, $"\"{field.ReferencedModel.Name}\"");
        }

        if (!map.Previews("partialIndexes"))
        {
            foreach (var index in table.Indexes.Where(index => index.Predicate is not null))
            {
                warnings.Add(PullWarning.PartialIndex, $"Model: \"{name.Name}\", index: \"{index.Name}\"");
            }
        }

        foreach (var remark in RemarksOf(table))
        {
            var text = RemarkTexts.All.First(text => text.Kind == remark.Kind);
            warnings.Add(text.Warning, text.Describe(remark, name.Name));
        }
    }
}
