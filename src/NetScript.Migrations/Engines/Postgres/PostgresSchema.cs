using NetScript.Migrations.History;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>The schema in which the history is.</summary>
internal sealed class PostgresSchema(NpgsqlConnection connection, MigrationTarget target)
{
    /// <summary>The schema that the connection string names, or <see langword="null"/>.</summary>
    private readonly string? _configured = new NpgsqlConnectionStringBuilder(connection.ConnectionString).SearchPath?.Split(',')[0].Trim().Trim('"');

    /// <summary>The quoted name of the schema, once it is found.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Asks for the quoted name of the schema in which the history is, else of that in which new tables go; null if there is none.</summary>
    public const string Current = $"""
        SELECT coalesce(
            (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass('{HistoryRow.Table}')),
            quote_ident(current_schema()))
        """;

    /// <summary>Asks for the tables in a schema but one. What an extension brought is nobody's.</summary>
    /// <param name="schema">An expression for the quoted name of the schema.</param>
    /// <param name="but">An expression for the name of the table that does not count.</param>
    public static string Tables(string schema, string but) => $"""
        SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE quote_ident(n.nspname) = {schema} AND c.relkind IN ('r', 'p', 'f') AND c.relname <> {but}
            AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ORDER BY 1
        """;

    /// <summary>Creates the history table as Prisma does.</summary>
    public static string CreateHistory(string table) => $"""
        CREATE TABLE {table} (
            id                      VARCHAR(36) PRIMARY KEY NOT NULL,
            checksum                VARCHAR(64) NOT NULL,
            finished_at             TIMESTAMPTZ,
            migration_name          VARCHAR(255) NOT NULL,
            logs                    TEXT,
            rolled_back_at          TIMESTAMPTZ,
            started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
            applied_steps_count     INTEGER NOT NULL DEFAULT 0
        )
        """;

    /// <summary>Finds the schema: where the history is, else where new tables go. One that only the connection string's search path names is created, as Prisma does.</summary>
    public async Task FindAsync(CancellationToken cancellationToken)
    {
        if (await CurrentAsync(cancellationToken).ConfigureAwait(false) is { } existing)
        {
            Name = existing;
            return;
        }

        if (string.IsNullOrEmpty(_configured))
        {
            throw MigrationFailedException.Of(
                "P1003", $"No schema of the search path exists in the database of '{target.Database.Key}', so tables have no place. Create one (CREATE SCHEMA public), or name one in the connection string (Search Path).");
        }

        await PostgresCommands.ExecuteAsync(connection, [$"CREATE SCHEMA IF NOT EXISTS {PostgresCommands.Quote(_configured)}"], cancellationToken).ConfigureAwait(false);
        Name = PostgresCommands.Quote(_configured);
    }

    /// <exception cref="MigrationFailedException">The schema has tables (P3005).</exception>
    public async Task ThrowUnlessEmptyAsync(CancellationToken cancellationToken)
    {
        var tables = await PostgresCommands.QueryAsync(
            connection,
            Tables("$1", "$2"),
            reader => reader.GetString(0),
            cancellationToken,
            Name,
            SeedRow.Table).ConfigureAwait(false);
        Emptiness.ThrowUnlessEmpty(target, tables);
    }

    /// <summary>
    /// Drops the schema that the connection string names, as Prisma does; if it names none, every schema of the database. They are made again as they were, empty and with their owners and
    /// grants. What an extension has brought stays with the extension, unless that is in such a schema.
    /// </summary>
    public async Task DropAllAsync(CancellationToken cancellationToken)
    {
        var schemas = await PostgresCommands.QueryAsync(
            connection,
            """
            SELECT quote_ident(n.nspname), quote_ident(pg_get_userbyid(n.nspowner)),
                (SELECT string_agg(format('GRANT %s ON SCHEMA %I TO %s%s', a.privilege_type, n.nspname, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
                    CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), E'\x1f') FROM aclexplode(n.nspacl) a)
            FROM pg_namespace n
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND ($1 = '' OR n.nspname = $1)
                AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
            ORDER BY 1
            """,
            reader => (Name: reader.GetString(0), Owner: reader.GetString(1), Grants: reader.IsDBNull(2) ? "" : reader.GetString(2)),
            cancellationToken,
            _configured ?? "").ConfigureAwait(false);
        var first = Name.Length > 0 ? Name : "public";
        await PostgresCommands.ExecuteAsync(
            connection,
            [
                "BEGIN",
                .. schemas.Select(schema => $"DROP SCHEMA {schema.Name} CASCADE"),
                .. schemas.Where(schema => schema.Name == first || schema.Name == "public").SelectMany(schema =>
                    schema.Grants.Split('\x1f', StringSplitOptions.RemoveEmptyEntries).Prepend($"CREATE SCHEMA {schema.Name} AUTHORIZATION {schema.Owner}")),
                "COMMIT",
            ],
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> CurrentAsync(CancellationToken cancellationToken)
    {
        var rows = await PostgresCommands.QueryAsync(
            connection,
            Current,
            reader => reader.IsDBNull(0) ? null : reader.GetString(0),
            cancellationToken).ConfigureAwait(false);
        return rows[0];
    }
}
