using System.Collections.Immutable;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Mapping;

/// <summary>
/// The tables of relations many to many that have no model. The names of their constraints are not those of other tables: nobody can choose them, so that they must never be the same as
/// others.
/// </summary>
internal sealed class JoinTableMapper(SchemaModel schema, IReadOnlyDictionary<ModelType, Table> tables, Func<int> nextForeignKey)
{
    private readonly int _maxLength = schema.Provider.MaxIdentifierLength;

    public Table Map(ManyToManyRelation relation)
    {
        var name = Cut(relation.TableName, 0);
        var dialect = schema.Provider.Database;
        ImmutableArray<IndexColumn> both = [new("A"), new("B")];
        var table = new Table(name, tables[relation.ModelA].Schema)
        {
            Columns = [ColumnFor("A", relation.ModelA), ColumnFor("B", relation.ModelB)],
            Plugin = relation.FieldA.Model.Plugin,
        };
        var indexOfB = new TableIndex(Cut(name, "_B_index".Length) + "_B_index", IndexKind.Normal, [new("B")]);
        table = dialect.HasKeysInJoinTables
            ? table with { PrimaryKey = new(Cut(name, "_AB_pkey".Length) + "_AB_pkey", both), Indexes = [indexOfB] }
            : table with { Indexes = [new(Cut(name, "_AB_unique".Length) + "_AB_unique", IndexKind.Unique, both), indexOfB] };
        return schema.RelationMode != RelationMode.ForeignKeys ? table : table with
        {
            ForeignKeys = [ForeignKeyTo("A", relation.ModelA, relation, name), ForeignKeyTo("B", relation.ModelB, relation, name)],
        };
    }

    private Column ColumnFor(string name, ModelType model) => new(name, tables[model].FindColumn(KeyOf(model))!.Type, Arity.Required);

    private ForeignKey ForeignKeyTo(string column, ModelType model, ManyToManyRelation relation, string name)
    {
        var action = schema.Provider.Database.ActionOfJoinTable(relation);
        return new($"{Cut(name, $"_{column}_fkey".Length)}_{column}_fkey", [column], model.DatabaseName, [KeyOf(model)])
        {
            ReferencedSchema = tables[model].Schema,
            OnDelete = action,
            OnUpdate = action,
            Ordinal = nextForeignKey(),
        };
    }

    private static string KeyOf(ModelType model) => model.PrimaryKey!.Fields[0].Field.DatabaseName;

    private string Cut(string name, int reserved) => Providers.ConstraintNames.Cut(name, _maxLength - reserved);
}
