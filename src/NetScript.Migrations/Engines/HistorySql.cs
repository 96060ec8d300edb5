using System.Globalization;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Engines;

/// <summary>The history in the SQL of a file: what decides whether a migration runs, and what records it.</summary>
internal sealed record HistorySql
{
    /// <summary>The table, as the file names it.</summary>
    public required string Table { get; init; }

    /// <summary>Writes a string.</summary>
    public required Func<string, string> Literal { get; init; }

    /// <summary>The present time, in whole milliseconds.</summary>
    public required string Now { get; init; }

    /// <summary>The time at which the transaction began.</summary>
    public string Started
    {
        get => field ?? Now;
        init;
    }

    /// <summary>What tells that a migration has failed, so that nothing more may run.</summary>
    public string HasFailed => $"EXISTS (SELECT 1 FROM {Table} WHERE finished_at IS NULL AND rolled_back_at IS NULL)";

    /// <summary>What tells that a migration is to run.</summary>
    public string IsPending(Migration migration) => $"NOT EXISTS (SELECT 1 FROM {Table} WHERE migration_name = {Literal(migration.Name)} AND rolled_back_at IS NULL)";

    /// <summary>How many of those that it replaces are applied.</summary>
    public string CountReplaced(Migration migration) => migration.Replaces.Count == 0 ? "0"
        : $"(SELECT COUNT(DISTINCT migration_name) FROM {Table} WHERE migration_name IN ({string.Join(", ", migration.Replaces.Select(Literal))}) AND finished_at IS NOT NULL AND rolled_back_at IS NULL)";

    /// <summary>Records that it was run in one transaction.</summary>
    public string InsertFinished(Migration migration, string id) => Insert(migration, id, "NULL", Started, Now, 1);

    /// <summary>Records that it need not run, because those that it replaces are applied.</summary>
    public string InsertMarked(Migration migration, string id) => Insert(migration, id, "''", Started, Now, 0);

    /// <summary>Records that it starts; counted if its steps can be, so that the migrator can go on where a run was interrupted.</summary>
    public string InsertStarted(Migration migration, string id, bool isCounted) => Insert(migration, id, isCounted ? Literal(HistoryRow.Counting) : "NULL", Now, "NULL", 0);

    /// <summary>Counts a step.</summary>
    public string Count(string id, int steps) => $"UPDATE {Table} SET applied_steps_count = {steps.ToString(CultureInfo.InvariantCulture)} WHERE id = {id}";

    /// <summary>Records that the last step is done.</summary>
    public string Finish(string id) => $"UPDATE {Table} SET finished_at = {Now}, logs = NULL, applied_steps_count = 1 WHERE id = {id}";

    /// <summary>Why nothing runs where only a part of what a migration replaces is applied.</summary>
    public static string HalfReplaced(Migration migration) => $"NS1006: only some of the migrations that {migration.Name} replaces are applied. Apply the others first.";

    private string Insert(Migration migration, string id, string logs, string startedAt, string finishedAt, int steps) =>
        $"INSERT INTO {Table} (id, checksum, migration_name, logs, started_at, finished_at, applied_steps_count)\n"
        + $"VALUES ({id}, {Literal(migration.Checksum)}, {Literal(migration.Name)}, {logs}, {startedAt}, {finishedAt}, {steps.ToString(CultureInfo.InvariantCulture)})";
}
