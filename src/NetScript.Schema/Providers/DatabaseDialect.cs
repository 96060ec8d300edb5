using System.Collections.Immutable;
using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Introspection;
using NetScript.Schema.Model;
using NetScript.Schema.Sql;

namespace NetScript.Schema.Providers;

/// <summary>A database system as migrations see it: what it makes of a schema, how two databases differ, and its SQL.</summary>
/// <param name="rules">How two databases differ.</param>
/// <param name="writer">Its SQL.</param>
internal abstract class DatabaseDialect(DiffRules rules, SqlWriter writer)
{
    public DiffRules Rules { get; } = rules;

    public SqlWriter Writer { get; } = writer;

    /// <summary>The database schema of what names none.</summary>
    public virtual string? DefaultSchema => null;

    /// <summary>Whether each database has the default schema, so that no statement has to make it.</summary>
    public virtual bool AlwaysHasDefaultSchema => false;

    /// <summary>Whether a column that counts up has a sequence as its default.</summary>
    public virtual bool HasSequences => false;

    /// <summary>Whether the two columns of the table of a relation many to many are its primary key, and not only unique.</summary>
    public virtual bool HasKeysInJoinTables => false;

    /// <summary>Whether the catalog lists enums; where it does not, only a schema knows them.</summary>
    public virtual bool ListsEnums => true;

    /// <summary>Whether an enum is the type of one column, so that its name is nobody's.</summary>
    public virtual bool HasEnumsInColumns => false;

    /// <summary>What happens to the rows of the table of a relation many to many.</summary>
    public virtual ReferentialAction ActionOfJoinTable(ManyToManyRelation relation) => ReferentialAction.Cascade;

    /// <summary>Whether the column counts up although the schema does not say so.</summary>
    public virtual bool IsCountedUp(ScalarField field) => false;

    /// <summary>The enums of the database, and the one which the columns of a type have; columns of other types are text.</summary>
    public virtual (ImmutableArray<EnumDefinition> Enums, IReadOnlyDictionary<EnumType, EnumDefinition> ByType) MapEnums(SchemaModel schema, string? defaultSchema) =>
        ([], ImmutableDictionary<EnumType, EnumDefinition>.Empty);

    /// <summary>The database's name of an operator class.</summary>
    public virtual string NameOf(OperatorClass operatorClass) => operatorClass.Name;

    /// <summary>An operator class of the catalog as a schema has it.</summary>
    public virtual string WriteOperatorClass(string name) => $"raw({PslText.Quote(name)})";

    /// <summary>Whether the database takes the operator class if none is given.</summary>
    public virtual bool IsDefault(OperatorClass operatorClass, IndexAlgorithm algorithm) => false;

    /// <summary>What the catalog of a database lists.</summary>
    /// <param name="provider">The database system.</param>
    /// <param name="connection">An open connection.</param>
    /// <param name="schemas">The database schemas to read; the connection's own if it is empty.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public abstract Task<DatabaseModel> IntrospectAsync(SchemaProvider provider, DbConnection connection, IReadOnlyList<string> schemas, CancellationToken cancellationToken);
}
