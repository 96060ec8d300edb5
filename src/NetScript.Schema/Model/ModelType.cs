using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>A model or a view.</summary>
public sealed class ModelType : SchemaObject
{
    // Of so many fields, one is found as fast without a table.
    private const int Few = 16;

    private readonly Dictionary<string, ModelField>? _byName;
    private readonly List<ModelField> _fields;
    private readonly List<ScalarField> _scalarFields;
    private readonly List<RelationField> _relationFields = [];
    private readonly List<ModelIndex> _indexes = [];
    private HashSet<string>? _untyped;
    private ILookup<ScalarField, IReadOnlyList<IndexField>>? _byFirstField;
    private (HashSet<string> InOrder, HashSet<string> Sorted)? _uniques;

    internal ModelType(BlockItem block, SourceFile file, int ordinal)
        : base(block.Name.Text, file, block.Name.Span, block.Span, block.Documentation)
    {
        Syntax = block;
        _byName = block.Fields.Length > Few ? new(block.Fields.Length, StringComparer.Ordinal) : null;
        _fields = new(block.Fields.Length);
        _scalarFields = new(block.Fields.Length);
        Ordinal = ordinal;
    }

    /// <summary>Whether it is a view.</summary>
    public bool IsView => Syntax.Kind == BlockKind.View;

    /// <summary>Its fields in their order.</summary>
    public IReadOnlyList<ModelField> Fields => _fields;

    /// <summary>Its fields with a column, in their order.</summary>
    public IReadOnlyList<ScalarField> ScalarFields => _scalarFields;

    /// <summary>Its fields that refer to models, in their order.</summary>
    public IReadOnlyList<RelationField> RelationFields => _relationFields;

    /// <summary>Its primary key.</summary>
    public PrimaryKey? PrimaryKey { get; internal set; }

    /// <summary>Its unique fields, indexes, unique constraints and full-text indexes, in this order of kinds as Prisma keeps them.</summary>
    public IReadOnlyList<ModelIndex> Indexes => _indexes;

    /// <summary>The name of <c>@@map</c>.</summary>
    public string? MappedName { get; internal set; }

    /// <summary>Its name in the database.</summary>
    public string DatabaseName => MappedName ?? Name;

    /// <summary>The database schema of <c>@@schema</c>.</summary>
    public string? SchemaName { get; internal set; }

    /// <summary>Whether it has <c>@@ignore</c>.</summary>
    public bool IsIgnored { get; internal set; }

    internal TextSpan SchemaSpan { get; set; }

    internal BlockItem Syntax { get; }

    /// <summary>Its place among all models and views.</summary>
    internal int Ordinal { get; }

    /// <summary>Relations of which it has the foreign key, or would have it.</summary>
    internal List<InlineRelation> RelationsFrom { get; } = [];

    internal ShardKey? ShardKey { get; set; }

    /// <summary>What messages call it.</summary>
    internal string Kind => IsView ? "view" : "model";

    /// <summary>The primary key and the unique constraints, each a way to find one row.</summary>
    internal IEnumerable<IReadOnlyList<IndexField>> UniqueCriteria
    {
        get
        {
            if (PrimaryKey is not null)
            {
                yield return PrimaryKey.Fields;
            }

            foreach (var index in _indexes)
            {
                if (index.Kind == IndexKind.Unique)
                {
                    yield return index.Fields;
                }
            }
        }
    }

    /// <summary>The field of that name, of several the last one; <see langword="null"/> if there is none, or its type is not known.</summary>
    public ModelField? FindField(string name)
    {
        if (HasUntypedField(name))
        {
            return null;
        }

        if (_byName is not null)
        {
            return _byName.GetValueOrDefault(name);
        }

        for (var place = _fields.Count - 1; place >= 0; place--)
        {
            if (_fields[place].Name == name)
            {
                return _fields[place];
            }
        }

        return null;
    }

    /// <summary>Whether there is a field of that name of which the type is not known.</summary>
    internal bool HasUntypedField(string name) => _untyped?.Contains(name) == true;

    /// <summary>The primary key and the indexes that begin with a field.</summary>
    internal IEnumerable<IReadOnlyList<IndexField>> IndexesFrom(ScalarField field)
    {
        _byFirstField ??= _indexes.Select(index => index.Fields).Where(fields => fields.Count > 0).ToLookup(fields => fields[0].Field);
        return PrimaryKey?.Fields is [var first, ..] && first.Field == field ? _byFirstField[field].Append(PrimaryKey.Fields) : _byFirstField[field];
    }

    /// <summary>Whether there is a unique constraint on these fields.</summary>
    /// <param name="fields">They.</param>
    /// <param name="inAnyOrder">Whether it may have them in another order.</param>
    internal bool HasUnique(IReadOnlyList<ScalarField> fields, bool inAnyOrder = false)
    {
        var (inOrder, sorted) = _uniques ??= Uniques();
        return (inAnyOrder ? sorted : inOrder).Contains(Key(fields, inAnyOrder));
    }

    /// <summary>Whether the primary key is on these fields.</summary>
    /// <param name="fields">They.</param>
    /// <param name="inAnyOrder">Whether it may have them in another order.</param>
    internal bool HasKey(IReadOnlyList<ScalarField> fields, bool inAnyOrder = false) =>
        PrimaryKey?.Fields.Count == fields.Count && Key(FieldsOf(PrimaryKey.Fields), inAnyOrder) == Key(fields, inAnyOrder);

    internal void AddUntyped(string name)
    {
        (_untyped ??= new(StringComparer.Ordinal)).Add(name);
    }

    internal void Add(ScalarField field)
    {
        _scalarFields.Add(field);
        AddField(field);
    }

    internal void Add(RelationField field)
    {
        _relationFields.Add(field);
        AddField(field);
    }

    internal void Add(ModelIndex index)
    {
        _indexes.Add(index);
        (_byFirstField, _uniques) = (null, null);
    }

    private void AddField(ModelField field)
    {
        _fields.Add(field);
        _byName?[field.Name] = field;
        _untyped?.Remove(field.Name);
    }

    private (HashSet<string> InOrder, HashSet<string> Sorted) Uniques()
    {
        var (inOrder, sorted) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var index in _indexes.Where(index => index.Kind == IndexKind.Unique))
        {
            inOrder.Add(Key(FieldsOf(index.Fields), false));
            sorted.Add(Key(FieldsOf(index.Fields), true));
        }

        return (inOrder, sorted);
    }

    private static ScalarField[] FieldsOf(IReadOnlyList<IndexField> columns) => [.. columns.Select(column => column.Field)];

    private static string Key(IReadOnlyList<ScalarField> fields, bool inAnyOrder)
    {
        if (fields is [var single])
        {
            return single.Name;
        }

        var names = fields.Select(field => field.Name);
        return string.Join(',', inAnyOrder ? names.Order(StringComparer.Ordinal) : names);
    }
}
