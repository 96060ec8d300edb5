using System.Collections.Frozen;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>What SQLite's errors mean for a run.</summary>
internal static class SqliteErrors
{
    public const int Error = 1;
    public const int Permission = 3;
    public const int Busy = 5;
    public const int Locked = 6;
    public const int ReadOnly = 8;
    public const int Interrupted = 9;
    public const int CannotOpen = 14;
    public const int Constraint = 19;
    public const int NotADatabase = 26;

    private static readonly FrozenDictionary<int, string> s_names = new Dictionary<int, string>
    {
        [Error] = "SQLITE_ERROR",
        [Permission] = "SQLITE_PERM",
        [Busy] = "SQLITE_BUSY",
        [Locked] = "SQLITE_LOCKED",
        [ReadOnly] = "SQLITE_READONLY",
        [Interrupted] = "SQLITE_INTERRUPT",
        [10] = "SQLITE_IOERR",
        [11] = "SQLITE_CORRUPT",
        [13] = "SQLITE_FULL",
        [CannotOpen] = "SQLITE_CANTOPEN",
        [17] = "SQLITE_SCHEMA",
        [18] = "SQLITE_TOOBIG",
        [Constraint] = "SQLITE_CONSTRAINT",
        [20] = "SQLITE_MISMATCH",
        [21] = "SQLITE_MISUSE",
        [23] = "SQLITE_AUTH",
        [25] = "SQLITE_RANGE",
        [NotADatabase] = "SQLITE_NOTADB",
    }.ToFrozenDictionary();

    public static bool IsBusy(SqliteException exception) => IsBusy(exception.SqliteErrorCode);

    public static bool IsBusy(int code) => code is Busy or Locked;

    /// <summary>The name of a result code.</summary>
    public static string NameOf(int code) => s_names.TryGetValue(code, out var name) ? name : $"SQLITE {code}";

    public static MigrationFailure Explain(DbException exception, MigrationTarget target)
    {
        var file = SqliteAddress.Of(target).DataSource;
        var code = (exception as SqliteException)?.SqliteErrorCode ?? Error;
        var (failure, message) = code switch
        {
            Busy or Locked => ("P1002", $"{file} is locked by another process: {exception.Message} Close the program that has it open in a transaction, or raise {target.Database.ConfigurationPath}:Migrations:LockTimeout."),
            ReadOnly or Permission => ("P1010", $"{file} cannot be written to: {exception.Message} Make the file and its directory writable, and open it without Mode=ReadOnly."),
            CannotOpen => ("P1003", $"{file} cannot be opened: {exception.Message} Check that the directory exists and that the file may be read and written."),
            NotADatabase => ("P1003", $"{file} is not a SQLite database: {exception.Message} Correct the path, or move that file away."),
            _ => ("P2010", $"SQLite refused a statement of the migrator on {file}: {exception.Message}"),
        };
        return new MigrationFailure { Code = failure, Message = $"{failure}: {message}", DatabaseCode = NameOf(code) };
    }
}
