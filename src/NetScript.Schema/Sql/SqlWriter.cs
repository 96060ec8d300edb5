using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Mapping;
using NetScript.Schema.Model;

namespace NetScript.Schema.Sql;

/// <summary>
/// The SQL of a database system: the text that Prisma writes, except that a quotation mark within a name or a value is doubled, without which the statement is another one.
/// </summary>
/// <param name="quotes">What is before and behind a name.</param>
internal abstract class SqlWriter(NameQuotes quotes)
{
    protected const string Indentation = "    ";

    // What the last statement was written with.
    private SqlText? _spare;

    /// <summary>What is before the first step of a script.</summary>
    public virtual string Beginning => "";

    /// <summary>What is behind the last.</summary>
    public virtual string End => "";

    public string Quote(string name) => $"{quotes.Open}{quotes.Escape(name)}{quotes.Close}";

    public virtual string WriteText(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public virtual string WriteBoolean(string text) => text;

    /// <summary>Adds the statements of a step, without semicolons at their ends. There may be none.</summary>
    public void Write(MigrationStep step, DatabaseDiff diff, ICollection<string> statements)
    {
        // Of these there are many.
        switch (step)
        {
            case CreateTable create:
                statements.Add(Build(sql => CreateTable(sql, create.Owner.Table, diff.After)));
                break;
            case CreateIndex create:
                statements.Add(CreateIndex(create.Index, create.Owner.Table, diff.After));
                break;
            case AddForeignKey add:
                statements.Add(AddForeignKey(add, diff.After));
                break;
            default:
                foreach (var statement in Write(step, diff))
                {
                    statements.Add(statement);
                }

                break;
        }
    }

    private IEnumerable<string> Write(MigrationStep step, DatabaseDiff diff) => step switch
    {
        DropTable drop => DropTable(drop.Owner.Table, diff),
        AlterTable alter => AlterTable(alter, diff),
        RedefineTables redefine => RedefineTables(redefine, diff),
        DropIndex drop => [DropIndex(drop.Index, drop.Owner.Table, diff)],
        RenameIndex rename => [RenameIndex(rename, diff)],
        RedefineIndex redefine => RedefineIndex(redefine, diff),
        DropForeignKey drop => [DropForeignKey(drop, diff)],
        RenameForeignKey rename => [RenameForeignKey(rename, diff)],
        CreateSchema create => [CreateSchema(create.Name)],
        _ => WriteOther(step, diff),
    };

    /// <summary>The statements of a step that only this system has.</summary>
    protected virtual IEnumerable<string> WriteOther(MigrationStep step, DatabaseDiff diff) => throw Unsupported(step.Kind);

    protected abstract void CreateTable(SqlText sql, Table table, DatabaseModel model);

    protected abstract IEnumerable<string> DropTable(Table table, DatabaseDiff diff);

    protected abstract IEnumerable<string> AlterTable(AlterTable step, DatabaseDiff diff);

    protected abstract string CreateIndex(TableIndex index, Table table, DatabaseModel model);

    protected abstract string DropIndex(TableIndex index, Table table, DatabaseDiff diff);

    protected virtual IEnumerable<string> RedefineTables(RedefineTables step, DatabaseDiff diff) => throw Unsupported(step.Kind);

    protected virtual string RenameIndex(RenameIndex step, DatabaseDiff diff) => throw Unsupported(step.Kind);

    protected virtual IEnumerable<string> RedefineIndex(RedefineIndex step, DatabaseDiff diff) => throw Unsupported(step.Kind);

    protected virtual string AddForeignKey(AddForeignKey step, DatabaseModel model) => throw Unsupported(step.Kind);

    protected virtual string DropForeignKey(DropForeignKey step, DatabaseDiff diff) => throw Unsupported(step.Kind);

    protected virtual string RenameForeignKey(RenameForeignKey step, DatabaseDiff diff) => throw Unsupported(step.Kind);

    protected virtual string CreateSchema(string name) => throw Unsupported(StepKind.CreateSchema);

    /// <summary>A value as it is behind <c>DEFAULT</c>.</summary>
    protected virtual string WriteValue(ColumnDefault value) => value.Type switch
    {
        null or ScalarType.String or ScalarType.Json => WriteText(value.Text!),
        ScalarType.DateTime => WriteText(IsoTime.Spaced(value.Text!)),
        ScalarType.Boolean => WriteBoolean(value.Text!),
        ScalarType.Bytes => WriteBytes(Convert.ToHexStringLower(Convert.FromBase64String(value.Text!))),
        _ => value.Text!,
    };

    protected virtual string WriteBytes(string hex) => $"X'{hex}'";

    protected static bool IsWritten(ColumnDefault? value) => value is not (null or { Kind: ColumnDefaultKind.Sequence } or { Kind: ColumnDefaultKind.Expression, Text: null });

    /// <summary>A statement of many pieces, without a text for each of them.</summary>
    protected string Build(Action<SqlText> write)
    {
        var sql = Interlocked.Exchange(ref _spare, null) ?? new(quotes);
        write(sql);
        var text = sql.Take();
        _spare = text.Length <= SqlText.UsualLength ? sql : null;
        return text;
    }

    protected static void WriteColumn(SqlText sql, IndexColumn column)
    {
        sql.Name(column.Name);
        if (column.Length is { } length)
        {
            sql.Append('(').Append(length).Append(')');
        }

        if (column.Sort is { } sort)
        {
            sql.Append(' ').Append(sort.ToString().ToUpperInvariant());
        }
    }

    protected string Join(IEnumerable<string> names, string separator = ", ") => string.Join(separator, names.Select(Quote));

    protected string WriteColumn(IndexColumn column) => Build(sql => WriteColumn(sql, column));

    protected static string WriteAction(ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "NO ACTION",
        ReferentialAction.SetNull => "SET NULL",
        ReferentialAction.SetDefault => "SET DEFAULT",
        _ => action.ToString().ToUpperInvariant(),
    };

    protected static string WriteActions(ForeignKey key) => $"ON DELETE {WriteAction(key.OnDelete)} ON UPDATE {WriteAction(key.OnUpdate)}";

    private static InvalidOperationException Unsupported(StepKind kind) => new($"The database has no statement for the step {kind}, and no diff of it has this step.");
}
