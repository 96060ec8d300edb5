using System.Text;
using NetScript.Configuration;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>
/// Writes for sqlcmd: each batch goes to the server as a text that it executes or not, since many batches must be alone. A local temporary table (<c>#name</c>) of one batch is therefore unknown to the next.
/// </summary>
internal sealed class SqlServerScriptWriter : IScriptWriter
{
    private const string Id = "@id";

    private static readonly HistorySql s_history = new()
    {
        Table = SqlServerSchema.Quote(HistoryRow.Table),
        Literal = SqlServerSchema.Literal,
        Now = "CAST(SYSUTCDATETIME() AS DATETIMEOFFSET(3))",
    };

    public string Client => "sqlcmd -b -I -x -f 65001 -i {file}";

    public string Write(DatabaseDefinition database, IReadOnlyList<ScriptedMigration> migrations)
    {
        var text = new StringBuilder($"""
            SET XACT_ABORT ON;
            SET NOCOUNT ON;
            DECLARE @lock INT;
            EXEC @lock = sp_getapplock @Resource = 'prisma_migrate', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0;
            IF @lock < 0 {Raise("P1002: another run is migrating this database. Run this file again when it is over.")}
            IF OBJECT_ID(N'{s_history.Table}') IS NULL
            BEGIN
            IF EXISTS (SELECT 1 FROM sys.tables WHERE schema_id = SCHEMA_ID() AND is_ms_shipped = 0 AND name <> N'{SeedRow.Table}')
            {Raise("P3005: the schema is not empty and has no history. If it is that of these migrations, mark them as applied: netscript db baseline.")}
            {SqlServerSchema.CreateHistory(s_history.Table)};
            END
            GO
            IF {s_history.HasFailed}
            {Raise("P3009: a migration was started and neither finished nor rolled back, so nothing more is applied. netscript db deploy may go on with it; netscript db status says which one it is.")}
            GO

            """);
        foreach (var migration in migrations)
        {
            Append(text, migration);
        }

        return text.Append("\nEXEC sp_releaseapplock @Resource = 'prisma_migrate', @LockOwner = 'Session';\nGO\n").ToString();
    }

    private static void Append(StringBuilder text, ScriptedMigration scripted)
    {
        var (migration, script) = scripted;
        text.Append($"""

            -- {scripted.Title}
            DECLARE @id VARCHAR(36) = LOWER(CONVERT(VARCHAR(36), NEWID())), @replaced INT = {s_history.CountReplaced(migration)};
            IF @replaced BETWEEN 1 AND {migration.Replaces.Count - 1} AND {s_history.IsPending(migration)}
            {Raise(HistorySql.HalfReplaced(migration))}
            IF @replaced > 0 AND {s_history.IsPending(migration)}
            {s_history.InsertMarked(migration, Id)};
            IF @replaced = 0 AND {s_history.IsPending(migration)}
            BEGIN
            PRINT {SqlServerSchema.Literal($"Applying {scripted.Title}")};

            """);
        if (script.IsTransactional)
        {
            text.Append("BEGIN TRANSACTION;\n");
            foreach (var batch in script.Statements)
            {
                text.Append($"EXEC({SqlServerSchema.Literal(batch.Text)});\n")
                    .Append($"IF @@TRANCOUNT <> 1 OR XACT_STATE() <> 1 {Raise($"{migration.Name} ends or leaves open the transaction in which it runs. Take COMMIT and ROLLBACK out, or mark it with '-- netscript: no-transaction'.")}\n");
            }

            text.Append($"{s_history.InsertFinished(migration, Id)};\nCOMMIT TRANSACTION;\n");
        }
        else
        {
            text.Append($"{s_history.InsertStarted(migration, Id, !script.ControlsTransactions)};\n");
            for (var i = 0; i < script.Statements.Count; i++)
            {
                text.Append($"EXEC({SqlServerSchema.Literal(script.Statements[i].Text)});\n").Append(script.ControlsTransactions ? "" : $"{s_history.Count(Id, i + 1)};\n");
            }

            text.Append($"{s_history.Finish(Id)};\n");
        }

        text.Append("END\nGO\n");
    }

    private static string Raise(string message) => $"THROW 50000, {SqlServerSchema.Literal(message)}, 1;";
}
