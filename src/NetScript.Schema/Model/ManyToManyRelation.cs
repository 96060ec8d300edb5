namespace NetScript.Schema.Model;

/// <summary>A relation many to many without a model of its own: Prisma makes a table with the columns <c>A</c> and <c>B</c>.</summary>
public sealed class ManyToManyRelation : Relation
{
    internal ManyToManyRelation(string name, RelationField fieldA, RelationField fieldB)
        : base(name)
    {
        FieldA = fieldA;
        FieldB = fieldB;
    }

    /// <summary>The field of the model whose key is in column <c>A</c>: the first of the names.</summary>
    public RelationField FieldA { get; }

    /// <summary>The field of the model whose key is in column <c>B</c>.</summary>
    public RelationField FieldB { get; }

    /// <summary>The model of column <c>A</c>.</summary>
    public ModelType ModelA => FieldA.Model;

    /// <summary>The model of column <c>B</c>.</summary>
    public ModelType ModelB => FieldB.Model;

    /// <summary>The field that column <c>A</c> refers to.</summary>
    public ScalarField? ColumnA => ModelA.PrimaryKey is { Fields: [var key] } ? key.Field : null;

    /// <summary>The field that column <c>B</c> refers to.</summary>
    public ScalarField? ColumnB => ModelB.PrimaryKey is { Fields: [var key] } ? key.Field : null;

    /// <summary>The name of the table.</summary>
    public string TableName => $"_{Name}";

    /// <summary>The database schema of the table.</summary>
    public string? SchemaName => ModelA.SchemaName;

    /// <summary>Whether the relation is written with <c>fields</c>, as only MongoDB has it.</summary>
    internal bool IsEmbedded => FieldA.ReferencingFields is not null || FieldB.ReferencingFields is not null;
}
