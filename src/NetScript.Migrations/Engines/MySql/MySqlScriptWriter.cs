using System.Text;
using System.Text.RegularExpressions;
using NetScript.Configuration;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>
/// Writes for the mysql or mariadb client, which can skip nothing: each migration is the body of a stored procedure, which the server executes or not. What cannot be in one, other routines and triggers
/// above all, is refused.
/// </summary>
internal sealed partial class MySqlScriptWriter : IScriptWriter
{
    private const string Procedure = "_netscript_step";
    private const string Id = "netscript_id";

    // The ones that people set in scripts, of those which the migrator restores.
    private static readonly string[] s_settings = ["sql_mode", "foreign_key_checks", "unique_checks", "time_zone", "character_set_client", "character_set_results", "collation_connection"];

    private static readonly HistorySql s_history = new() { Table = MySqlSchema.Quote(HistoryRow.Table), Literal = Literal, Now = "UTC_TIMESTAMP(3)" };

    public string Client => "mysql --default-character-set=utf8mb4 <database> < {file}";

    public string Write(DatabaseDefinition database, IReadOnlyList<ScriptedMigration> migrations)
    {
        var delimiter = "$netscript$";
        while (migrations.Any(migration => migration.Script.Text.Contains(delimiter, StringComparison.Ordinal)))
        {
            delimiter += "$";
        }

        var text = new StringBuilder($"""
            SET NAMES utf8mb4;
            SET {string.Join(", ", s_settings.Select(setting => $"@netscript_{setting} = @@SESSION.{setting}"))};

            """);
        AppendProcedure(text, delimiter, $"""
            IF COALESCE(GET_LOCK({MySqlLock.Name}, {(int)Math.Ceiling(database.Migrations.LockTimeout.TotalSeconds)}), 0) <> 1 THEN
            {Raise("P1002: another run is migrating on this server. Run this file again when it is over.")}
            END IF;
            IF NOT EXISTS (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '{HistoryRow.Table}') THEN
            IF EXISTS ({MySqlSchema.Tables("DATABASE()")}) THEN
            {Raise("P3005: the database is not empty and has no history. Mark what it has as applied: netscript db baseline.")}
            END IF;
            {MySqlSchema.CreateHistory(s_history.Table)};
            END IF;
            IF {s_history.HasFailed} THEN
            {Raise("P3009: a migration has begun and not ended. netscript db deploy may go on with it, netscript db status names it.")}
            END IF;

            """);
        foreach (var migration in migrations)
        {
            text.Append($"\n-- {migration.Title}\n");
            AppendProcedure(text, delimiter, Body(migration));
        }

        return text.Append($"\nDO RELEASE_LOCK({MySqlLock.Name});\n").ToString();
    }

    private static void AppendProcedure(StringBuilder text, string delimiter, string body) => text.Append($"""
        DELIMITER {delimiter}
        DROP PROCEDURE IF EXISTS {Procedure}{delimiter}
        CREATE PROCEDURE {Procedure}()
        BEGIN
        DECLARE {Id} VARCHAR(36) DEFAULT UUID();
        {body}END{delimiter}
        DELIMITER ;
        CALL {Procedure}();
        DROP PROCEDURE {Procedure};
        SET {string.Join(", ", s_settings.Select(setting => $"SESSION {setting} = @netscript_{setting}"))};

        """);

    private static string Body(ScriptedMigration scripted)
    {
        var (migration, script) = scripted;
        scripted.ThrowIfStringHasCarriageReturn(MySqlDialect.Value);
        if (script.Statements.FirstOrDefault(statement => script.ControlsTransactions || Refused().IsMatch(statement.Head)) is { } refused)
        {
            throw scripted.Refuse(refused, script.ControlsTransactions
                ? "it has transactions of its own, which a stored procedure does not take"
                : "MySQL's client cannot skip statements, and a stored procedure, which could, does not take this one");
        }

        var text = new StringBuilder($"IF {s_history.IsPending(migration)} THEN\n");
        if (migration.Replaces.Count > 0)
        {
            text.Append($"IF {s_history.CountReplaced(migration)} BETWEEN 1 AND {migration.Replaces.Count - 1} THEN\n{Raise(HistorySql.HalfReplaced(migration))}\nEND IF;\n")
                .Append($"IF {s_history.CountReplaced(migration)} > 0 THEN\n{s_history.InsertMarked(migration, Id)};\nELSE\n");
        }

        if (script.IsTransactional)
        {
            text.Append("START TRANSACTION;\n").AppendJoin("", script.Statements.Select(statement => $"{statement.Text}\n;\n")).Append($"{s_history.InsertFinished(migration, Id)};\nCOMMIT;\n");
        }
        else
        {
            AppendSteps(text, migration, script);
        }

        return text.Append(migration.Replaces.Count > 0 ? "END IF;\n" : "").Append("END IF;\n").ToString();
    }

    private static void AppendSteps(StringBuilder text, Migration migration, SqlScript script)
    {
        text.Append($"{s_history.InsertStarted(migration, Id, isCounted: true)};\n");
        for (var i = 0; i < script.Statements.Count; i++)
        {
            var isCounted = script.CanCountWith(script.Statements[i]);
            text.Append(isCounted ? "START TRANSACTION;\n" : "").Append($"{script.Statements[i].Text}\n;\n{s_history.Count(Id, i + 1)};\n").Append(isCounted ? "COMMIT;\n" : "");
        }

        text.Append($"{s_history.Finish(Id)};\n");
    }

    // The server takes 128 characters.
    private static string Raise(string message) => $"SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = {Literal(message.Length > 128 ? message[..128] : message)};";

    // A backslash is one or two by the mode, so it is written as what it is in both.
    private static string Literal(string value) => value.Contains('\\')
        ? $"CONVERT(X'{Convert.ToHexString(Encoding.UTF8.GetBytes(value))}' USING utf8mb4)"
        : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    // What may not be in a stored procedure, from the server's documentation of them.
    [GeneratedRegex("^(;|(CREATE|ALTER|DROP)( OR REPLACE)?( AGGREGATE)?( DEFINER( \\S+){1,3}?)? (PROCEDURE|FUNCTION|TRIGGER|EVENT|PACKAGE)\\b|ALTER( ALGORITHM \\S+)?( DEFINER( \\S+){1,3}?)?( SQL SECURITY \\S+)? VIEW\\b"
        + "|(LOCK|UNLOCK|LOAD|USE|BEGIN|DELIMITER|CHANGE|(CREATE|DROP) DATABASE|(CREATE|DROP) SCHEMA)\\b)")]
    private static partial Regex Refused();
}
