using System.Text;
using NetScript.Configuration;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>
/// Writes for psql, whose <c>\if</c> skips any statement, also those that the server refuses within a transaction or a function. Each statement is the script's own, as the migrator sends it.
/// </summary>
internal sealed class PostgresScriptWriter : IScriptWriter
{
    private const string Id = ":'netscript_id'";

    private static readonly HistorySql s_history = new()
    {
        Table = ":netscript_history",
        Literal = PostgresCommands.Literal,
        Now = PostgresSession.Milliseconds,
        Started = "date_trunc('milliseconds', now())",
    };

    public string Client => "psql -X -f {file}";

    public string Write(DatabaseDefinition database, IReadOnlyList<ScriptedMigration> migrations)
    {
        // The lock is tried and not waited for: a session that waits holds a snapshot, for which CREATE INDEX CONCURRENTLY of the holder waits in its turn.
        var text = new StringBuilder($$"""
            \set ON_ERROR_STOP on
            \set AUTOCOMMIT on
            \set ON_ERROR_ROLLBACK off
            \encoding UTF8

            SELECT NOT pg_try_advisory_lock({{PostgresLock.Key}}) AS netscript_locked, current_schema() IS NULL AS netscript_homeless \gset
            \if :netscript_locked
            {{Raise("P1002: another run is migrating this database. Run this file again when it is over.")}}
            \endif
            \if :netscript_homeless
            {{Raise("P1003: no schema of the search path exists, so tables have no place. Create one (CREATE SCHEMA public).")}}
            \endif
            SELECT h AS netscript_schema, h || '.{{HistoryRow.Table}}' AS netscript_history, to_regclass('{{HistoryRow.Table}}') IS NULL AS netscript_new FROM ({{PostgresSchema.Current}}) AS s (h) \gset
            \if :netscript_new
            SELECT EXISTS ({{PostgresSchema.Tables(":'netscript_schema'", $"'{SeedRow.Table}'")}}) AS netscript_used \gset
            \if :netscript_used
            {{Raise("P3005: the database is not empty and has no history. If it has the schema of these migrations, mark them as applied: netscript db baseline.")}}
            \endif
            {{PostgresSchema.CreateHistory(":netscript_history")}};
            \endif
            SELECT {{s_history.HasFailed}} AS netscript_failed \gset
            \if :netscript_failed
            {{Raise("P3009: a migration was started and neither finished nor rolled back, so nothing more is applied. netscript db deploy goes on with it if it can; netscript db status says which one it is.")}}
            \endif

            """);
        foreach (var migration in migrations)
        {
            Append(text, migration);
        }

        return text.Append($"\nSELECT pg_advisory_unlock({PostgresLock.Key}) AS netscript_unlocked \\gset\n").ToString();
    }

    private static void Append(StringBuilder text, ScriptedMigration scripted)
    {
        var (migration, script) = scripted;
        text.Append($"""

            -- {scripted.Title}
            SELECT pending AND replaced = 0 AS netscript_pending, pending AND replaced > 0 AS netscript_replaces, pending AND replaced BETWEEN 1 AND {migration.Replaces.Count - 1} AS netscript_half, md5(random()::text || clock_timestamp()::text)::uuid AS netscript_id
            FROM (SELECT {s_history.IsPending(migration)}, {s_history.CountReplaced(migration)}) AS s (pending, replaced) \gset

            """);
        if (migration.Replaces.Count > 0)
        {
            text.Append($"\\if :netscript_half\n{Raise(HistorySql.HalfReplaced(migration))}\n\\endif\n\\if :netscript_replaces\n{s_history.InsertMarked(migration, Id)};\n\\endif\n");
        }

        text.Append($"\\if :netscript_pending\n\\echo {PostgresCommands.Literal($"Applying {scripted.Title}")[1..]}\n");
        if (script.IsTransactional)
        {
            text.Append("BEGIN;\n");
            AppendStatements(text, script.Statements);
            AppendReset(text, script);
            text.Append($"{s_history.InsertFinished(migration, Id)};\nCOMMIT;\n");
        }
        else
        {
            AppendSteps(text, scripted);
        }

        text.Append("\\endif\n");
    }

    private static void AppendSteps(StringBuilder text, ScriptedMigration scripted)
    {
        var (migration, script) = scripted;
        text.Append($"{s_history.InsertStarted(migration, Id, !script.ControlsTransactions)};\n");
        for (var i = 0; i < script.Statements.Count; i++)
        {
            var isCounted = script.CanCountWith(script.Statements[i]);
            text.Append(isCounted ? "BEGIN;\n" : "");
            AppendStatements(text, [script.Statements[i]]);
            text.Append(script.ControlsTransactions ? "" : $"{s_history.Count(Id, i + 1)};\n").Append(isCounted ? "COMMIT;\n" : "");
        }

        AppendReset(text, script);
        text.Append($"{s_history.Finish(Id)};\n");
    }

    private static void AppendStatements(StringBuilder text, IEnumerable<SqlStatement> statements)
    {
        foreach (var statement in statements)
        {
            AppendWithoutVariables(text, statement.Text);
            text.Append("\n;\n");
        }
    }

    // To psql a colon before a name is a variable if there is one of that name, as in values[low:PORT].
    private static void AppendWithoutVariables(StringBuilder text, string statement)
    {
        var reader = new SqlTokenReader(statement, PostgresDialect.Value);
        var end = 0;
        while (reader.Read())
        {
            var isVariable = reader.Kind == SqlTokenKind.Other && statement[reader.Start] == ':' && reader.End < statement.Length && statement[reader.End] is not (':' or '=' or ' ')
                && (reader.Start == 0 || statement[reader.Start - 1] != ':');
            text.Append(statement, end, reader.Start - end).Append(isVariable ? "\\" : "").Append(reader.Text);
            end = reader.End;
        }

        text.Append(statement, end, statement.Length - end);
    }

    private static void AppendReset(StringBuilder text, SqlScript script)
    {
        if (!PostgresDialect.LeavesSessionAsItWas(script))
        {
            text.Append("RESET SESSION AUTHORIZATION;\nRESET ROLE;\nRESET ALL;\n\\encoding UTF8\n");
        }
    }

    private static string Raise(string message) => $"DO $netscript$ BEGIN RAISE EXCEPTION USING MESSAGE = {PostgresCommands.Literal(message)}; END $netscript$;";
}
