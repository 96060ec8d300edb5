using NetScript.Schema.Database;
using NetScript.Schema.Diff;

namespace NetScript.Schema.Providers.SqlServer;

/// <summary>The statements that put a new table in the place of an old one, with its rows.</summary>
internal sealed class SqlServerRedefinition(SqlServerSqlWriter writer)
{
    public IEnumerable<string> Write(TablePair tables)
    {
        var (before, after) = (tables.Before, tables.After);
        var temporary = $"_prisma_new_{after.Name}";
        var columns = string.Join(',', tables.Columns.Select(column => writer.Quote(column.After.Name)));
        var counts = tables.Columns.Any(column => column.After.IsAutoincrement);
        return
        [
            .. before.Indexes.Select(index => writer.DropIndex(index, before)),
            DropConstraints(before),
            writer.CreateTable(after, temporary),
            .. counts ? [$"SET IDENTITY_INSERT {writer.Name(after, temporary)} ON"] : Array.Empty<string>(),
            $"IF EXISTS(SELECT * FROM {writer.Name(before)})\n    EXEC('INSERT INTO {writer.Name(after, temporary)} ({columns}) SELECT {columns} FROM {writer.Name(before)} WITH (holdlock tablockx)')",
            .. counts ? [$"SET IDENTITY_INSERT {writer.Name(after, temporary)} OFF"] : Array.Empty<string>(),
            $"DROP TABLE {writer.Name(before)}",
            $"EXEC SP_RENAME N{writer.NameAsText(after, temporary)}, N{writer.WriteText(after.Name)}",
            .. after.Indexes.Where(index => !index.IsUnique).Select(index => writer.CreateIndex(index, after)),
        ];
    }

    // The new table has constraints of the same names.
    private string DropConstraints(Table table) =>
        $"""
        DECLARE @SQL NVARCHAR(MAX) = N''
        SELECT @SQL += N'ALTER TABLE '
            + QUOTENAME(OBJECT_SCHEMA_NAME(PARENT_OBJECT_ID))
            + '.'
            + QUOTENAME(OBJECT_NAME(PARENT_OBJECT_ID))
            + ' DROP CONSTRAINT '
            + OBJECT_NAME(OBJECT_ID) + ';'
        FROM SYS.OBJECTS
        WHERE TYPE_DESC LIKE '%CONSTRAINT'
            AND OBJECT_NAME(PARENT_OBJECT_ID) = {writer.WriteText(table.Name)}
            AND SCHEMA_NAME(SCHEMA_ID) = {writer.WriteText(table.Schema ?? "dbo")}
        EXEC sp_executesql @SQL

        """.ReplaceLineEndings("\n");
}
