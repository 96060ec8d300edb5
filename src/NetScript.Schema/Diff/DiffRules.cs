using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Diff;

/// <summary>What a database system can change, and what it takes for a change. The defaults are those of most.</summary>
internal abstract class DiffRules
{
    public virtual bool CanRenameForeignKeys => false;

    public virtual bool CanRenameIndexes => true;

    /// <summary>Whether a table can be dropped and made anew while others refer to it.</summary>
    public virtual bool CanRedefineReferencedTables => false;

    /// <summary>Whether a column of a foreign key can become required.</summary>
    public virtual bool KeepsForeignKeysOfRequiredColumns => true;

    /// <summary>Whether foreign keys are statements of their own, and not a part of their table's.</summary>
    public virtual bool HasForeignKeyStatements => true;

    /// <summary>Whether the statement of a new table has this index.</summary>
    public virtual bool IsInCreateTable(TableIndex index) => false;

    /// <summary>Whether indexes of dropped tables are dropped before tables are redefined.</summary>
    public virtual bool DropsIndexesOfDroppedTables => false;

    /// <summary>Whether indexes vanish with one of their columns.</summary>
    public virtual bool LosesIndexesOfDroppedColumns => false;

    /// <summary>Whether indexes have to be dropped before one of their columns is dropped and made anew.</summary>
    public virtual bool RecreatesIndexesOfRecreatedColumns => false;

    /// <summary>Whether a primary key has to be dropped before one of its columns is.</summary>
    public virtual bool RecreatesKeysOfRecreatedColumns => false;

    /// <summary>Whether indexes have to be dropped before the type of one of their columns changes.</summary>
    public virtual bool RecreatesIndexesOfChangedColumns => false;

    /// <summary>Whether a foreign key needs an index on its columns.</summary>
    public virtual bool NeedsIndexesOfForeignKeys => false;

    /// <summary>Whether enums are types of their own.</summary>
    public virtual bool HasEnumTypes => false;

    public virtual bool ComparesAutoincrement => true;

    public virtual bool IgnoresJsonDefaults => false;

    /// <summary>What happens to the values of a column when its type changes.</summary>
    public abstract TypeChange TypeChangeOf(Column before, Column after);

    /// <summary>Whether two expressions are the same default, however they are written.</summary>
    public virtual bool AreEqualExpressions(string before, string after) => string.Equals(before, after, StringComparison.OrdinalIgnoreCase);

    /// <summary>An expression that is the default of a column as the catalog would be understood: perhaps it is a value.</summary>
    public virtual ColumnDefault Understand(ColumnDefault expression, Column column) => expression;

    /// <summary>The default of a column as the catalog would list it, where that is another than the one of the schema.</summary>
    public virtual ColumnDefault? Listed(Column column) => column.Default;

    /// <summary>Whether foreign keys do the same.</summary>
    public virtual bool AreEqual(ReferentialAction before, ReferentialAction after) => before == after;

    /// <summary>Whether indexes of the same kind and columns are the same.</summary>
    public virtual bool AreEqual(TableIndex before, TableIndex after) => true;

    /// <summary>Whether primary keys of the same columns are the same.</summary>
    public virtual bool AreEqual(TableKey before, TableKey after) => true;

    /// <summary>Whether the conditions of partial indexes are the same.</summary>
    public virtual bool AreEqual(string? predicateBefore, string? predicateAfter) => predicateBefore == predicateAfter;

    /// <summary>Whether a table has to be dropped and made anew, because the database cannot change it so.</summary>
    public virtual bool NeedsRedefinition(TablePair tables) => false;

    /// <summary>Whether the database makes the table for its own use.</summary>
    public virtual bool IsSystemTable(string name) => false;

    /// <summary>Tells what could be lost by a change of a column.</summary>
    public abstract IEnumerable<DataLossCheck> Check(TablePair tables, ColumnPair column);

    /// <summary>Tells what could be lost by a column that is dropped and made anew.</summary>
    public virtual DataLossCheck CheckRecreated(TablePair tables, ColumnPair column)
    {
        if (column.After is not { Arity: Arity.Required, Default: null })
        {
            return new DataLoss.RecreatedColumn(tables.Before, column.Before.Name);
        }

        return column.BecomesRequired
            ? new DataLoss.AddedRequiredColumn(tables.Before, column.Before.Name)
            : new DataLoss.RecreatedRequiredColumn(tables.Before, column.Before.Name);
    }
}
