namespace NetScript.Schema.Providers.Postgres;

/// <summary>The queries of the catalog. Each is for all database schemas of <c>@schemas</c>, in the order of their names.</summary>
internal static class PostgresCatalog
{
    public const string CurrentSchema = "SELECT current_schema()::text";

    public const string Schemas = "SELECT nspname::text FROM pg_namespace WHERE nspname = ANY(@schemas) ORDER BY nspname";

    public const string Extensions =
        """
        SELECT e.extname::text, n.nspname::text, e.extversion, e.extrelocatable
        FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        ORDER BY e.extname
        """;

    public const string Enums =
        """
        SELECT n.nspname::text, t.typname::text, e.enumlabel::text, obj_description(t.oid, 'pg_type') IS NOT NULL
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_enum e ON e.enumtypid = t.oid
        WHERE n.nspname = ANY(@schemas)
        ORDER BY n.nspname, t.typname, e.enumsortorder
        """;

    /// <summary>Tables without partitions of others.</summary>
    public const string Tables =
        """
        SELECT n.nspname::text, c.relname::text, c.relkind::text, c.relhassubclass, c.relrowsecurity, obj_description(c.oid, 'pg_class') IS NOT NULL
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY(@schemas) AND (c.relkind = 'p' OR (c.relkind = 'r' AND NOT c.relispartition))
        ORDER BY n.nspname, c.relname
        """;

    /// <summary>Columns with the types beneath their domains.</summary>
    public const string Columns =
        """
        SELECT n.nspname::text, c.relname::text, a.attname::text,
            a.attnotnull OR (t.typtype = 'd' AND t.typnotnull),
            a.attidentity::text <> '',
            COALESCE(bn.nspname, tn.nspname)::text, COALESCE(b.typname, t.typname)::text,
            COALESCE(b.typelem, t.typelem) <> 0 AND COALESCE(b.typlen, t.typlen) = -1, COALESCE(l.typtype::text, '') = 'b',
            CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END,
            pg_get_expr(d.adbin, d.adrelid),
            col_description(a.attrelid, a.attnum) IS NOT NULL
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_namespace tn ON tn.oid = t.typnamespace
        LEFT JOIN pg_type b ON t.typtype = 'd' AND b.oid = t.typbasetype
        LEFT JOIN pg_namespace bn ON bn.oid = b.typnamespace
        LEFT JOIN pg_type l ON l.oid = COALESCE(b.typelem, t.typelem)
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE n.nspname = ANY(@schemas) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY n.nspname, c.relname, a.attnum
        """;

    /// <summary>The columns of primary keys, unique constraints and indexes.</summary>
    public const string Indexes =
        """
        SELECT n.nspname::text, t.relname::text, i.relname::text, x.indisprimary, x.indisunique, m.amname::text,
            pg_get_expr(x.indpred, x.indrelid), x.indnatts > x.indnkeyatts, COALESCE(k.condeferrable, false),
            a.attname::text, x.indoption[p - 1] & 1 = 1, x.indoption[p - 1] & 2 = 2, o.opcname::text, COALESCE(o.opcdefault, true)
        FROM pg_index x
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_am m ON m.oid = i.relam
        CROSS JOIN LATERAL generate_series(1, x.indnkeyatts) p
        LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[p - 1] AND a.attnum > 0
        LEFT JOIN pg_opclass o ON o.oid = x.indclass[p - 1]
        LEFT JOIN pg_constraint k ON k.conindid = x.indexrelid AND k.contype IN ('p', 'u')
        WHERE n.nspname = ANY(@schemas) AND NOT x.indisexclusion
        ORDER BY n.nspname, t.relname, i.relname, p
        """;

    /// <summary>The columns of foreign keys, without those that partitions have of their own.</summary>
    public const string ForeignKeys =
        """
        SELECT n.nspname::text, t.relname::text, k.conname::text, rn.nspname::text, r.relname::text, k.confdeltype::text, k.confupdtype::text, k.condeferrable,
            a.attname::text, ra.attname::text
        FROM pg_constraint k
        JOIN pg_class t ON t.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_class r ON r.oid = k.confrelid
        JOIN pg_namespace rn ON rn.oid = r.relnamespace
        CROSS JOIN LATERAL generate_subscripts(k.conkey, 1) p
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[p]
        JOIN pg_attribute ra ON ra.attrelid = k.confrelid AND ra.attnum = k.confkey[p]
        WHERE n.nspname = ANY(@schemas) AND k.contype = 'f' AND k.conparentid = 0
        ORDER BY n.nspname, t.relname, k.conname, p
        """;

    /// <summary>The constraints that no schema can say.</summary>
    public const string Constraints =
        """
        SELECT n.nspname::text, t.relname::text, k.conname::text, k.contype::text
        FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE n.nspname = ANY(@schemas) AND k.contype IN ('c', 'x')
        ORDER BY n.nspname, t.relname, k.contype, k.conname
        """;
}
