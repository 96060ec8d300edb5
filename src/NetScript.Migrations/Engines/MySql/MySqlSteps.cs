using System.Text.RegularExpressions;
using MySqlConnector;
using NetScript.Migrations.Engines.Ado;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>Finds out what became of a statement during which a run was interrupted. Each commits by itself, so its step may not be counted although it took effect.</summary>
internal sealed partial class MySqlSteps(MySqlConnection connection, string database)
{
    private static readonly Version s_firstAtomicMariaDb = new(10, 6);
    private static readonly Version s_firstAtomicMySql = new(8, 0);

    /// <summary>Whether the statements before it have locked tables and not released them. A transaction would release them, so there is none around it.</summary>
    public static bool IsUnderLock(SqlScript script, SqlStatement statement) =>
        script.Statements.Take(statement.Number - 1).LastOrDefault(IsAboutLocks) is { } last && last.Head.StartsWith("LOCK", StringComparison.Ordinal);

    public static bool IsAboutLocks(SqlStatement statement) => LockOrUnlock().IsMatch(statement.Head);

    public async Task<StepState> ExamineAsync(SqlScript script, SqlStatement statement, CancellationToken cancellationToken)
    {
        // What they held is gone with the session, and setting them again may give them something else: SET @id = LAST_INSERT_ID().
        if (script.Statements.Any(other => UserVariable().IsMatch(other.Text)))
        {
            return StepState.Unknown;
        }

        if (script.IsIdempotent(statement))
        {
            return StepState.Repeat;
        }

        if (script.CanCountWith(statement))
        {
            // It was rolled back together with its count, unless a table cannot be rolled back.
            return !IsUnderLock(script, statement) && await AreAllTablesTransactionalAsync(cancellationToken).ConfigureAwait(false) ? StepState.Repeat : StepState.Unknown;
        }

        return IsDdlAtomic ? await LookAsync(statement, cancellationToken).ConfigureAwait(false) : StepState.Unknown;
    }

    // Where a definition takes effect whole or not at all, one of what it makes tells of the rest. That it is there does not tell who made it.
    private async Task<StepState> LookAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        var (query, isDrop) = (CreateTable().Match(statement.Text), CreateIndex().Match(statement.Text), AddColumn().Match(statement.Text), AddConstraint().Match(statement.Text),
            DropTable().Match(statement.Text), DropIndex().Match(statement.Text)) switch
        {
            ({ Success: true } match, _, _, _, _, _) => (Table(match), false),
            (_, { Success: true } match, _, _, _, _) => (Index(match), false),
            (_, _, { Success: true } match, _, _, _) => (Column(match), false),
            (_, _, _, { Success: true } match, _, _) => (Constraint(match), false),
            (_, _, _, _, { Success: true } match, _) => (Table(match), true),
            (_, _, _, _, _, { Success: true } match) => (Index(match), true),
            _ => (null, false),
        };
        if (query is null)
        {
            return StepState.Unknown;
        }

        var exists = await ExistsAsync(query, cancellationToken).ConfigureAwait(false);
        return isDrop ? exists ? StepState.Repeat : StepState.Applied : exists ? StepState.Unknown : StepState.Repeat;
    }

    private bool IsDdlAtomic
    {
        get
        {
            var (isMariaDb, version) = MySqlVersion.Of(connection);
            return Version.TryParse(version, out var number) && number >= (isMariaDb ? s_firstAtomicMariaDb : s_firstAtomicMySql);
        }
    }

    private async Task<bool> AreAllTablesTransactionalAsync(CancellationToken cancellationToken) => !await ExistsAsync(
        new("""
            SELECT 1 FROM information_schema.TABLES t LEFT JOIN information_schema.ENGINES e ON e.ENGINE = t.ENGINE
            WHERE t.TABLE_SCHEMA = @schema AND t.TABLE_TYPE = 'BASE TABLE' AND coalesce(e.TRANSACTIONS, 'NO') <> 'YES' LIMIT 1
            """, database, "", ""),
        cancellationToken).ConfigureAwait(false);

    private Query Table(Match match) => Of("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @table", match, "");

    private Query Index(Match match) => Of("SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @table AND INDEX_NAME = @name", match, "name");

    private Query Column(Match match) => Of("SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @table AND COLUMN_NAME = @name", match, "name");

    private Query Constraint(Match match) => Of("SELECT 1 FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @table AND CONSTRAINT_NAME = @name", match, "name");

    private Query Of(string sql, Match match, string name) => new(
        sql, match.Groups["schema"].Success ? Unquote(match.Groups["schema"].Value) : database, Unquote(match.Groups["table"].Value), name.Length == 0 ? "" : Unquote(match.Groups[name].Value));

    private async Task<bool> ExistsAsync(Query query, CancellationToken cancellationToken)
    {
        var rows = await AdoCommands.QueryAsync(
            connection, query.Sql, _ => true, cancellationToken, ("@schema", query.Schema), ("@table", query.Table), ("@name", query.Name)).ConfigureAwait(false);
        return rows.Count > 0;
    }

    private static string Unquote(string name) => name.StartsWith('`') ? name[1..^1].Replace("``", "`", StringComparison.Ordinal) : name;

    private sealed record Query(string Sql, string Schema, string Table, string Name);

    private const string Name = "(`(?:[^`]|``)+`|[\\w$]+)";
    private const string TableName = $"(?:(?<schema>{Name})\\s*\\.\\s*)?(?<table>{Name})";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // Neither a system variable (@@), nor the host of a user ('u'@'h'), nor an address (a@b).
    [GeneratedRegex("(?<![\\w`'\"@])@(?!@)")]
    private static partial Regex UserVariable();

    [GeneratedRegex("^(UN)?LOCK TABLES?\\b")]
    private static partial Regex LockOrUnlock();

    [GeneratedRegex($"^CREATE\\s+TABLE\\s+{TableName}\\s*\\(", Options)]
    private static partial Regex CreateTable();

    [GeneratedRegex($"^CREATE\\s+((UNIQUE|FULLTEXT|SPATIAL)\\s+)?INDEX\\s+(?<name>{Name})\\s+(USING\\s+\\w+\\s+)?ON\\s+{TableName}", Options)]
    private static partial Regex CreateIndex();

    [GeneratedRegex($"^ALTER\\s+TABLE\\s+{TableName}\\s+ADD\\s+COLUMN\\s+(?!IF\\s)(?<name>{Name})\\s", Options)]
    private static partial Regex AddColumn();

    [GeneratedRegex($"^ALTER\\s+TABLE\\s+{TableName}\\s+ADD\\s+CONSTRAINT\\s+(?!IF\\s)(?<name>{Name})\\s", Options)]
    private static partial Regex AddConstraint();

    [GeneratedRegex($"^DROP\\s+TABLE\\s+{TableName}\\s*(RESTRICT|CASCADE)?\\s*$", Options)]
    private static partial Regex DropTable();

    [GeneratedRegex($"^DROP\\s+INDEX\\s+(?<name>{Name})\\s+ON\\s+{TableName}\\s*$", Options)]
    private static partial Regex DropIndex();
}
