namespace NetScript.Schema.Providers.Sqlite;

/// <summary>The queries of the catalog, each for all tables in the order of their names.</summary>
internal static class SqliteCatalog
{
    private const string Tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT GLOB '_cf_[A-Z]*' AND name <> 'd1_migrations'";

    public const string Columns =
        $"""
        SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
        FROM ({Tables}) t JOIN pragma_table_info(t.name) c
        ORDER BY t.name, c.cid
        """;

    /// <summary>The columns of indexes and unique constraints, the newest index of a table first.</summary>
    public const string Indexes =
        $"""
        SELECT t.name, l.seq, l.name, l."unique", c.name, c."desc", CASE WHEN l.partial THEN m.sql END
        FROM ({Tables}) t JOIN pragma_index_list(t.name) l JOIN pragma_index_xinfo(l.name) c LEFT JOIN sqlite_master m ON m.type = 'index' AND m.name = l.name
        WHERE l.origin <> 'pk' AND c."key"
        ORDER BY t.name, l.seq, c.seqno
        """;

    /// <summary>The columns of foreign keys. Those that name no column refer to the primary key.</summary>
    public const string ForeignKeys =
        $"""
        SELECT t.name, k.id, k."table", k."from", k."to", k.on_delete, k.on_update
        FROM ({Tables}) t JOIN pragma_foreign_key_list(t.name) k
        ORDER BY t.name, k.id, k.seq
        """;
}
