using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetScript.Schema.Database;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Mapping;

/// <summary>The database that a schema describes.</summary>
internal sealed class DatabaseMapper(SchemaModel schema, string? defaultSchema)
{
    private readonly string? _defaultSchema = schema.Provider.Database.DefaultSchema is { } usual ? defaultSchema ?? usual : null;
    private readonly SchemaProvider _provider = schema.Provider;
    private readonly DatabaseDialect _dialect = schema.Provider.Database;
    private readonly Dictionary<ModelType, List<ForeignKey>> _foreignKeys = [];
    private IReadOnlyDictionary<EnumType, EnumDefinition> _enums = ImmutableDictionary<EnumType, EnumDefinition>.Empty;
    private readonly ScalarTypeMap<ColumnType> _usualTypes = UsualTypes(schema.Provider);
    private int _foreignKeyCount;

    public DatabaseModel Map()
    {
        var (enums, byType) = _dialect.MapEnums(schema, _defaultSchema);
        _enums = byType;
        MapForeignKeys();
        var tables = schema.Models.ToDictionary(model => model, MapTable);
        var joinTables = new JoinTableMapper(schema, tables, () => _foreignKeyCount++);
        return new(_provider)
        {
            DefaultSchema = _defaultSchema,
            Schemas = Schemas(),
            Extensions = schema.Datasource?.Extensions is { } extensions
                ? [.. extensions.Select(extension => new InstalledExtension(extension.DatabaseName, extension.Schema, extension.Version))]
                : null,
            Enums = enums,
            SaysPartialIndexes = schema.PreviewFeatures.Contains("partialIndexes"),
            Tables = [.. schema.Models.Select(model => tables[model]), .. schema.Relations.OfType<ManyToManyRelation>().Where(IsStored).Select(joinTables.Map)],
        };
    }

    // A schema that says which ones there are has not the default one besides them.
    private ImmutableArray<string> Schemas()
    {
        var given = schema.Datasource?.Schemas ?? [];
        var names = given.Count == 0 || _dialect.AlwaysHasDefaultSchema ? given.Append(_defaultSchema).OfType<string>() : given;
        return [.. names.Distinct().Order(StringComparer.Ordinal)];
    }

    private static bool IsStored(ManyToManyRelation relation) => !relation.ModelA.IsView && !relation.ModelB.IsView;

    private void MapForeignKeys()
    {
        if (schema.RelationMode != RelationMode.ForeignKeys)
        {
            return;
        }

        foreach (var relation in schema.Relations.OfType<InlineRelation>().Where(relation => !relation.ReferencingModel.IsView && !relation.ReferencedModel.IsView))
        {
            var key = new ForeignKey(
                ConstraintNames.Of(relation, _provider),
                NamesOf(relation.ReferencingFields),
                relation.ReferencedModel.DatabaseName,
                NamesOf(relation.ReferencedFields))
            {
                ReferencedSchema = SchemaOf(relation.ReferencedModel),
                OnDelete = relation.OnDelete(_provider, schema.RelationMode),
                OnUpdate = relation.OnUpdate,
                Ordinal = _foreignKeyCount++,
            };
            if (!_foreignKeys.TryGetValue(relation.ReferencingModel, out var keys))
            {
                _foreignKeys.Add(relation.ReferencingModel, keys = []);
            }

            keys.Add(key);
        }
    }

    private static ImmutableArray<string> NamesOf(IReadOnlyList<ScalarField> fields)
    {
        var names = new string[fields.Count];
        for (var place = 0; place < names.Length; place++)
        {
            names[place] = fields[place].DatabaseName;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(names);
    }

    private Table MapTable(ModelType model) => new(model.DatabaseName, SchemaOf(model))
    {
        Columns = [.. model.ScalarFields.Select(MapColumn)],
        PrimaryKey = model.PrimaryKey is { } key ? new(ConstraintNames.Of(key, _provider), MapFields(key.Fields, null), key.IsClustered ?? true) : null,
        Indexes = [.. model.Indexes.Select(MapIndex)],
        ForeignKeys = [.. _foreignKeys.GetValueOrDefault(model) ?? []],
        Plugin = model.Plugin,
    };

    private string? SchemaOf(ModelType model) => model.SchemaName ?? _defaultSchema;

    private Column MapColumn(ScalarField field) => new(field.DatabaseName, TypeOf(field), field.Arity)
    {
        Default = DefaultMapper.Map(field, _provider),
        IsAutoincrement = field.IsAutoincrement || _dialect.IsCountedUp(field),
        Check = CheckOf(field),
        IsFilledByClient = field.Type.Scalar is not null && field.Default is DefaultFunction { IsOfDatabase: false },
    };

    // By its name it is found again in a database: where that would be cut, there is none.
    private ColumnCheck? CheckOf(ScalarField field)
    {
        if (!field.HoldsJson && field.AllowedValues is null)
        {
            return null;
        }

        var name = $"{field.Model.DatabaseName}_{field.DatabaseName}{(field.HoldsJson ? ColumnCheck.JsonSuffix : ColumnCheck.ValuesSuffix)}";
        return System.Text.Encoding.UTF8.GetByteCount(name) > _provider.MaxIdentifierLength ? null : new(name, field.HoldsJson ? null : field.AllowedValues);
    }

    private ColumnType TypeOf(ScalarField field) => field.Type switch
    {
        EnumFieldType type => _enums.TryGetValue(type.Type, out var mapped) ? new ColumnType(null) { Enum = mapped } : new(ScalarType.String),
        UnsupportedType type => new(null) { Unsupported = type.DatabaseType },
        _ when field is { NativeType: null, Type.Scalar: { } scalar } => _usualTypes[scalar],
        _ => new(field.Type.Scalar, _provider.NativeTypeOf(field)),
    };

    // Most columns have one of these, and there are many columns.
    private static ScalarTypeMap<ColumnType> UsualTypes(SchemaProvider provider)
    {
        var types = new ScalarTypeMap<ColumnType>();
        foreach (var type in Enum.GetValues<ScalarType>())
        {
            types[type] = new(type, provider.DefaultNativeType(type));
        }

        return types;
    }

    private TableIndex MapIndex(ModelIndex index) => new(ConstraintNames.Of(index, _provider), index.Kind, MapFields(index.Fields, index.Algorithm ?? IndexAlgorithm.BTree))
    {
        Algorithm = index.Algorithm ?? IndexAlgorithm.BTree,
        IsClustered = index.IsClustered ?? false,
        Predicate = index.Predicate is { } predicate ? PredicateSql.Of(predicate, _dialect.Writer) : null,
    };

    private ImmutableArray<IndexColumn> MapFields(IReadOnlyList<IndexField> fields, IndexAlgorithm? algorithm)
    {
        var columns = new IndexColumn[fields.Count];
        for (var place = 0; place < columns.Length; place++)
        {
            var field = fields[place];
            columns[place] = new(field.Field.DatabaseName)
            {
                Sort = field.Sort,
                Length = field.Length,
                OperatorClass = field.OperatorClass is { } operators ? _dialect.NameOf(operators) : null,
                IsDefaultOperatorClass = field.OperatorClass is { } given && algorithm is { } method && _dialect.IsDefault(given, method),
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(columns);
    }
}
