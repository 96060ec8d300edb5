using System.Text;
using System.Text.RegularExpressions;
using NetScript.Configuration;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>
/// Writes for the sqlite3 shell, which has no condition: a query writes the migration, or nothing, to a file of the current directory, and the shell reads that. A constraint of a temporary table is what
/// can stop it.
/// </summary>
internal sealed partial class SqliteScriptWriter : IScriptWriter
{
    private const string Id = "(SELECT id FROM temp.netscript_step)";

    private static readonly HistorySql s_history = new() { Table = HistoryRow.Table, Literal = Literal, Now = "CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)" };

    public string Client => "sqlite3 -batch -init /dev/null <database file> < {file}";

    public string Write(DatabaseDefinition database, IReadOnlyList<ScriptedMigration> migrations)
    {
        var file = Literal($".netscript-step-{database.Key}.sql");
        var text = new StringBuilder($"""
            .bail on
            .timeout 60000
            CREATE TEMP TABLE netscript_step (id TEXT, broken INTEGER);
            INSERT INTO netscript_step VALUES (NULL, 0);
            CREATE TEMP TABLE netscript_check (
                used INTEGER CONSTRAINT "P3005: the database is not empty and has no history. If it has the schema of these migrations, mark them as applied: netscript db baseline" CHECK (used = 0),
                failed INTEGER CONSTRAINT "P3009: a migration has begun and not ended. netscript db deploy may go on with it, netscript db status names it" CHECK (failed = 0),
                half INTEGER CONSTRAINT "NS1006: only some of the migrations that the next one replaces are applied. Apply the others first" CHECK (half = 0),
                broken INTEGER CONSTRAINT "The migration leaves rows whose foreign keys point to nothing" CHECK (broken <= 0)
            );
            BEGIN IMMEDIATE;
            INSERT INTO netscript_check (used) SELECT EXISTS ({SqliteSession.Tables}) AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{HistoryRow.Table}');
            CREATE TABLE IF NOT EXISTS {SqliteSession.HistoryTable};
            INSERT INTO netscript_check (failed) SELECT {s_history.HasFailed};
            COMMIT;

            """);
        foreach (var migration in migrations)
        {
            Append(text, migration, file);
        }

        return text.Append($"\nSELECT 'Up to date' WHERE writefile({file}, '') = 0;\n").ToString();
    }

    private static void Append(StringBuilder text, ScriptedMigration scripted, string file)
    {
        var (migration, script) = scripted;
        scripted.ThrowIfStringHasCarriageReturn(SqliteDialect.Value);
        if (Terminator().IsMatch(script.Text))
        {
            throw scripted.Refuse(script.Statements[0], "it has a line with nothing but go or /, at which the shell of SQLite ends a statement");
        }

        var replaced = s_history.CountReplaced(migration);
        // What cannot be in a transaction cannot be in that of the question either.
        text.Append($"""

            -- {scripted.Title}
            PRAGMA foreign_keys = {(SqliteDialect.SwitchesForeignKeysOff(script) ? "OFF" : "ON")};
            {(script.IsTransactional ? "BEGIN IMMEDIATE;" : "-- not in a transaction")}
            UPDATE netscript_step SET id = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)));
            INSERT INTO netscript_check (half) SELECT {s_history.IsPending(migration)} AND {replaced} BETWEEN 1 AND {migration.Replaces.Count - 1};
            SELECT {Literal($"Applying {scripted.Title}")} WHERE 0 < writefile({file}, CASE WHEN NOT {s_history.IsPending(migration)} THEN '' WHEN {replaced} > 0 THEN {Literal($"{s_history.InsertMarked(migration, Id)};\n")} ELSE {Literal(Body(scripted))} END);
            .read {file}
            {(script.IsTransactional ? "COMMIT;" : "")}

            """);
    }

    private static string Body(ScriptedMigration scripted)
    {
        var (migration, script) = scripted;
        if (script.IsTransactional)
        {
            return $"""
                UPDATE netscript_step SET broken = (SELECT count(*) FROM pragma_foreign_key_check);
                {string.Concat(script.Statements.Select(statement => $"{statement.Text}\n;\n"))}INSERT INTO netscript_check (broken) SELECT (SELECT count(*) FROM pragma_foreign_key_check) - (SELECT broken FROM netscript_step) WHERE {(SqliteDialect.SwitchesForeignKeysOff(script) ? 1 : 0)};
                {s_history.InsertFinished(migration, Id)};

                """;
        }

        var text = new StringBuilder($"{s_history.InsertStarted(migration, Id, !script.ControlsTransactions)};\n");
        for (var i = 0; i < script.Statements.Count; i++)
        {
            var isCounted = script.CanCountWith(script.Statements[i]);
            text.Append(isCounted ? "BEGIN IMMEDIATE;\n" : "").Append(script.Statements[i].Text).Append("\n;\n")
                .Append(script.ControlsTransactions ? "" : $"{s_history.Count(Id, i + 1)};\n").Append(isCounted ? "COMMIT;\n" : "");
        }

        return text.Append($"{s_history.Finish(Id)};\n").ToString();
    }

    private static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^\s*(go|/)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Terminator();
}
