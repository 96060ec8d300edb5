using NetScript.Migrations.History;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>The schema in which the history is.</summary>
internal sealed class PostgresSchema(NpgsqlConnection connection, MigrationTarget target)
{
    /// <summary>
    /// The quoted name of the schema: where the history is, else where new tables go. A schema that only the connection string's search path names is created, as Prisma does.
    /// </summary>
    public async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        var first = new NpgsqlConnectionStringBuilder(connection.ConnectionString).SearchPath?.Split(',')[0].Trim().Trim('"');
        if (await CurrentAsync(cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        if (string.IsNullOrEmpty(first))
        {
            throw MigrationFailedException.Of(
                "P1003", $"No schema of the search path exists in the database of '{target.Database.Key}', so tables have no place. Create one (CREATE SCHEMA public), or name one in the connection string (Search Path).");
        }

        await PostgresCommands.ExecuteAsync(connection, [$"CREATE SCHEMA IF NOT EXISTS {PostgresCommands.Quote(first)}"], cancellationToken).ConfigureAwait(false);
        return PostgresCommands.Quote(first);
    }

    /// <exception cref="MigrationFailedException">The schema has tables (P3005).</exception>
    public async Task ThrowUnlessEmptyAsync(string schema, CancellationToken cancellationToken)
    {
        // What an extension brought is nobody's schema.
        var tables = await PostgresCommands.QueryAsync(
            connection,
            """
            SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE quote_ident(n.nspname) = $1 AND c.relkind IN ('r', 'p', 'f') AND c.relname <> $2
                AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY 1
            """,
            reader => reader.GetString(0),
            cancellationToken,
            schema,
            SeedRow.Table).ConfigureAwait(false);
        Emptiness.ThrowUnlessEmpty(target, tables);
    }

    private async Task<string?> CurrentAsync(CancellationToken cancellationToken)
    {
        var rows = await PostgresCommands.QueryAsync(
            connection,
            $"""
            SELECT coalesce(
                (SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass('{HistoryRow.Table}')),
                quote_ident(current_schema()))
            """,
            reader => reader.IsDBNull(0) ? null : reader.GetString(0),
            cancellationToken).ConfigureAwait(false);
        return rows[0];
    }
}
