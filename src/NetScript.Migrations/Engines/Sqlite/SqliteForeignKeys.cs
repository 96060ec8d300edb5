using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>
/// Switches foreign keys off around the transaction of a script that asks for it within, where SQLite ignores the pragma, and
/// makes sure that the script leaves none broken.
/// </summary>
internal sealed class SqliteForeignKeys : IDisposable
{
    private readonly SqliteCommands? _commands;
    private readonly int _broken;

    private SqliteForeignKeys(SqliteCommands? commands)
    {
        _commands = commands;
        _broken = FindBroken().Count;
        commands?.Execute("PRAGMA foreign_keys = OFF");
    }

    public static SqliteForeignKeys For(SqlScript script, SqliteCommands commands) =>
        new(SqliteDialect.SwitchesForeignKeysOff(script) ? commands : null);

    /// <exception cref="ScriptException">More foreign keys are broken than before.</exception>
    public void Check()
    {
        if (FindBroken() is { } broken && broken.Count > _broken)
        {
            throw new ScriptException(
                $"it leaves {broken.Count - _broken} rows whose foreign keys point to nothing, the last of them in {broken[^1]}", SqliteErrors.NameOf(SqliteErrors.Constraint), null, 0);
        }
    }

    public void Dispose() => _commands?.Execute("PRAGMA foreign_keys = ON");

    private IReadOnlyList<string> FindBroken() => _commands?.Query(
        "PRAGMA foreign_key_check", reader => $"{reader.GetString(0)} (to {reader.GetString(2)})") ?? [];
}
