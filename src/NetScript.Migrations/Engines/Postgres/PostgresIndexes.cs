using System.Text.RegularExpressions;
using NetScript.Migrations.Scripts;
using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>Finds out what became of a statement outside a transaction during which a run was interrupted. Indexes that are built concurrently leave an invalid index behind.</summary>
internal sealed partial class PostgresIndexes(NpgsqlConnection connection)
{
    public async Task<StepState> ExamineAsync(SqlScript script, SqlStatement statement, CancellationToken cancellationToken)
    {
        if (Creation().Match(statement.Text) is { Success: true } creation)
        {
            return await FindAsync(creation, cancellationToken).ConfigureAwait(false) is (_, IsValid: true) ? StepState.Applied : StepState.Repeat;
        }

        if (Drop().Match(statement.Text) is { Success: true } drop)
        {
            return await ExistsAsync(drop.Groups["index"].Value, cancellationToken).ConfigureAwait(false) ? StepState.Repeat : StepState.Applied;
        }

        return script.IsIdempotent(statement) ? StepState.Repeat : StepState.Unknown;
    }

    /// <summary>Drops the invalid indexes that an attempt to execute the statement has left: with them a creation would fail, or with IF NOT EXISTS do nothing, and a rebuild would leave them for ever.</summary>
    public async Task DropInvalidAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        if (Creation().Match(statement.Text) is { Success: true } creation && await FindAsync(creation, cancellationToken).ConfigureAwait(false) is (var name, IsValid: false))
        {
            await PostgresCommands.ExecuteAsync(connection, [$"DROP INDEX {name}"], cancellationToken).ConfigureAwait(false);
        }

        if (Rebuild().Match(statement.Text) is { Success: true } rebuild)
        {
            var left = await FindRebuiltAsync(rebuild, cancellationToken).ConfigureAwait(false);
            await PostgresCommands.ExecuteAsync(connection, left.Select(index => $"DROP INDEX IF EXISTS {index}"), cancellationToken).ConfigureAwait(false);
        }
    }

    // The names are the server's: the new index is _ccnew until it takes the place of the old one, which then is _ccold.
    private Task<IReadOnlyList<string>> FindRebuiltAsync(Match rebuild, CancellationToken cancellationToken) => PostgresCommands.QueryAsync(
        connection,
        """
        SELECT format('%I.%I', n.nspname, c.relname)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND n.nspname <> 'pg_toast' AND CASE $1
            WHEN 'INDEX' THEN i.indrelid = (SELECT indrelid FROM pg_index WHERE indexrelid = to_regclass($2))
            WHEN 'TABLE' THEN i.indrelid = to_regclass($2)
            WHEN 'SCHEMA' THEN n.nspname = (parse_ident($2))[1]
            ELSE true END
        """,
        reader => reader.GetString(0),
        cancellationToken,
        rebuild.Groups["kind"].Value.ToUpperInvariant(),
        rebuild.Groups["name"].Value);

    // An index is in the schema of its table.
    private async Task<(string Name, bool IsValid)?> FindAsync(Match creation, CancellationToken cancellationToken)
    {
        var rows = await PostgresCommands.QueryAsync(
            connection,
            """
            SELECT format('%I.%I', n.nspname, c.relname), i.indisvalid
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE i.indrelid = to_regclass($1) AND c.relname = (parse_ident($2))[1]
            """,
            reader => (reader.GetString(0), reader.GetBoolean(1)),
            cancellationToken,
            creation.Groups["table"].Value,
            creation.Groups["index"].Value).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    private async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken)
    {
        var rows = await PostgresCommands.QueryAsync(connection, "SELECT to_regclass($1) IS NOT NULL", reader => reader.GetBoolean(0), cancellationToken, name).ConfigureAwait(false);
        return rows[0];
    }

    private const string Name = """(?:"(?:[^"]|"")+"|\w+)(?:\s*\.\s*(?:"(?:[^"]|"")+"|\w+))*""";

    [GeneratedRegex($@"^CREATE\s+(UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(IF\s+NOT\s+EXISTS\s+)?(?<index>(?!ON\b){Name})\s+ON\s+(ONLY\s+)?(?<table>{Name})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Creation();

    [GeneratedRegex($@"^DROP\s+INDEX\s+CONCURRENTLY\s+(IF\s+EXISTS\s+)?(?<index>{Name})\s*(RESTRICT|CASCADE)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Drop();

    [GeneratedRegex($@"^REINDEX\s*(\([^)]*\)\s*)?(?<kind>INDEX|TABLE|SCHEMA|DATABASE)\s+CONCURRENTLY\s+(?<name>{Name})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rebuild();
}
