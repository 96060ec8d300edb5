using NetScript.Schema.Database;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Validation.Binding;

namespace NetScript.Schema.Introspection;

/// <summary>What of the schema is what in the database, and what it is called in the schema: as before, else by its name in the database.</summary>
internal sealed class PullMap
{
    private readonly Dictionary<QualifiedName, ModelType> _models = [];
    private readonly Dictionary<QualifiedName, EnumType> _enums = [];
    private readonly Dictionary<QualifiedName, Table> _tables;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<QualifiedName, PulledName> _tableNames;
    private readonly Dictionary<QualifiedName, PulledName> _enumNames;
    private readonly Dictionary<QualifiedName, Dictionary<string, PulledName>> _columnNames = [];
    private readonly Dictionary<QualifiedName, Dictionary<string, PulledName>> _valueNames = [];

    public PullMap(DatabaseModel database, SchemaModel schema)
    {
        (Database, Schema) = (database, schema);
        // A table that others refer to has to be a model.
        var referenced = database.Tables.SelectMany(table => table.ForeignKeys).Select(key => key.Referenced).ToHashSet();
        var joins = database.Tables.ToLookup(table => JoinTables.Is(table) && !referenced.Contains(table.QualifiedName));
        (Joins, Tables) = ([.. joins[true]], [.. joins[false]]);
        _tables = database.Tables.ToDictionary(table => table.QualifiedName);
        MatchModels();
        MatchEnums();
        var names = Tables.Select(table => FindModel(table)?.Name ?? PulledName.Clean(table.Name)).Concat(database.Enums.Select(type => FindEnum(type)?.Name ?? PulledName.Clean(type.Name)));
        foreach (var name in names)
        {
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
        }

        var types = PulledName.Distinct(
            Tables.Select(table => (IsEnum: false, table.Schema, table.Name, Previous: FindModel(table) is { } model ? new PulledName(model.Name, model.MappedName, true) : null))
                .Concat(database.Enums.Select(type => (IsEnum: true, type.Schema, type.Name, Previous: FindEnum(type) is { } known ? new PulledName(known.Name, known.MappedName, true) : null))),
            type => type.Previous ?? TypeName(type.Name, type.Schema),
            type => $"{type.IsEnum} {type.Schema}.{type.Name}");
        _tableNames = types.Where(type => !type.Key.IsEnum).ToDictionary(type => new QualifiedName(type.Key.Schema, type.Key.Name), type => type.Value);
        _enumNames = types.Where(type => type.Key.IsEnum).ToDictionary(type => new QualifiedName(type.Key.Schema, type.Key.Name), type => type.Value);
    }

    public DatabaseModel Database { get; }

    public SchemaModel Schema { get; }

    public SchemaProvider Provider => Database.Provider;

    /// <summary>The tables that become models.</summary>
    public IReadOnlyList<Table> Tables { get; }

    /// <summary>The tables that are relations many to many.</summary>
    public IReadOnlyList<Table> Joins { get; }

    /// <summary>Whether models and enums say their database schema.</summary>
    public bool HasSchemas => Schema.Datasource is { Schemas.Count: > 0 } || Database.Schemas.Length > 1;

    public bool Previews(string feature) => Schema.PreviewFeatures.Contains(feature);

    public ModelType? FindModel(Table table) => _models.GetValueOrDefault(table.QualifiedName);

    public EnumType? FindEnum(EnumDefinition type) => _enums.GetValueOrDefault(type.QualifiedName);

    public ScalarField? FindField(Table table, string column) => FindModel(table)?.ScalarFields.FirstOrDefault(field => field.DatabaseName == column);

    public Table TableOf(ForeignKey key) => _tables[key.Referenced];

    /// <summary>The relation of the schema that the foreign key is.</summary>
    public InlineRelation? FindRelation(Table table, ForeignKey key) =>
        FindModel(table)?.RelationsFrom.FirstOrDefault(relation => relation.ReferencingFields.Select(field => field.DatabaseName).SequenceEqual(key.Columns) && key.Columns.Length > 0);

    /// <summary>The relation of the schema that the table is.</summary>
    public ManyToManyRelation? FindRelation(Table join) => Schema.Relations.OfType<ManyToManyRelation>().FirstOrDefault(relation => relation.TableName == join.Name);

    /// <summary>The index of the schema that has the name of this one.</summary>
    public ModelIndex? FindIndex(Table table, TableIndex index) =>
        FindModel(table)?.Indexes.FirstOrDefault(other => (other.MappedName is null && other.Name == index.Name) || ConstraintNames.Of(other, Provider) == index.Name);

    public PulledName NameOf(Table table) => _tableNames[table.QualifiedName];

    public PulledName NameOf(EnumDefinition type) => _enumNames[type.QualifiedName];

    public PulledName NameOf(EnumDefinition type, string value)
    {
        if (!_valueNames.TryGetValue(type.QualifiedName, out var names))
        {
            var known = FindEnum(type)?.Values;
            names = PulledName.Distinct(type.Values, name => known?.FirstOrDefault(other => other.DatabaseName == name) is { } previous
                ? new(previous.Name, previous.MappedName, true)
                : name.Length == 0 ? new("EMPTY_ENUM_VALUE", "") : PulledName.Of(name), name => name);
            _valueNames.Add(type.QualifiedName, names);
        }

        return names[value];
    }

    public PulledName NameOf(Table table, string column)
    {
        if (!_columnNames.TryGetValue(table.QualifiedName, out var names))
        {
            names = PulledName.Distinct(table.Columns.Select(other => other.Name), name => FindField(table, name) is { } field ? new(field.Name, field.MappedName, true) : PulledName.Of(name), name => name);
            _columnNames.Add(table.QualifiedName, names);
        }

        return names[column];
    }

    /// <summary>What a table would be called if the schema had nothing yet: relations are named after that.</summary>
    public static string NewNameOf(Table table) => NewName(table.Name).Name;

    /// <summary>Whether no table and no enum of another database schema has the same name.</summary>
    public bool IsUnique(string name) => _counts.GetValueOrDefault(PulledName.Clean(name)) <= 1;

    private PulledName TypeName(string name, string? schema)
    {
        if (schema is not null && !IsUnique(name))
        {
            return new(PulledName.Clean($"{schema}_{name}"), name);
        }

        return NewName(name);
    }

    // Prisma writes models with the names of its own types.
    private static PulledName NewName(string name) => ReservedNames.Contains(name) || BuiltInType.Find(name) is not null ? new($"Renamed{name}", name) : PulledName.Of(name);

    private void MatchModels()
    {
        foreach (var model in Schema.Models)
        {
            if (Database.Tables.FirstOrDefault(table => table.Name == model.DatabaseName && (model.SchemaName is null || table.Schema == model.SchemaName)) is { } table)
            {
                _models[table.QualifiedName] = model;
            }
        }
    }

    private void MatchEnums()
    {
        if (!Provider.Database.HasEnumsInColumns)
        {
            foreach (var type in Schema.Enums)
            {
                if (Database.Enums.FirstOrDefault(other => other.Name == type.DatabaseName && (type.SchemaName is null || other.Schema == type.SchemaName)) is { } known)
                {
                    _enums[known.QualifiedName] = type;
                }
            }

            return;
        }

        foreach (var table in Tables)
        {
            foreach (var column in table.Columns)
            {
                if (column.Type.Enum is { } type && FindField(table, column.Name)?.Type.Enum is { } known && known.Values.Select(value => value.DatabaseName).SequenceEqual(type.Values))
                {
                    _enums[type.QualifiedName] = known;
                }
            }
        }
    }
}
