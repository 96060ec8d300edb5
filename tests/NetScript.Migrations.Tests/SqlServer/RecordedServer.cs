using System.Data;
using System.Data.Common;
using System.Globalization;
using NetScript.Migrations.Engines.SqlServer;

namespace NetScript.Migrations.Tests.SqlServer;

/// <summary>A double of SQL Server: records what it is told, in order, and answers as the test says. What it does not know it answers with nothing.</summary>
internal sealed class RecordedServer
{
    private readonly List<(string Fragment, Queue<Func<DataTable>> Answers)> _answers = [];

    /// <summary>What was said: <c>connect database</c>, the text of each command with its parameters, and <c>close</c>.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The connection strings that were used.</summary>
    public List<string> ConnectionStrings { get; } = [];

    public SqlServerDriver Driver => new(
        connectionString => new RecordedConnection(this, connectionString),
        exception => exception is RecordedException recorded ? recorded.Error : new SqlServerError(0, 0, 0, exception.Message));

    /// <summary>Answers what has this fragment in it, once for each answer, the last one for ever.</summary>
    public RecordedServer On(string fragment, params Func<DataTable>[] answers)
    {
        _answers.Insert(0, (fragment, new Queue<Func<DataTable>>(answers)));
        return this;
    }

    public DataTable Answer(string said)
    {
        Log.Add(said);
        var answers = _answers.FirstOrDefault(answer => said.Contains(answer.Fragment, StringComparison.Ordinal)).Answers;
        return answers is null ? new DataTable() : answers.Count > 1 ? answers.Dequeue()() : answers.Peek()();
    }

    /// <summary>One row.</summary>
    public static Func<DataTable> Row(params object[] values) => Rows([.. values.Select((value, index) => ($"c{index}", value.GetType()))], values);

    public static Func<DataTable> Rows((string Name, Type Type)[] columns, params object[][] rows) => () =>
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var (name, type) in columns)
        {
            table.Columns.Add(name, type);
        }

        foreach (var row in rows)
        {
            table.Rows.Add(row);
        }

        return table;
    };

    public static Func<DataTable> Nothing => () => new DataTable();

    public static Func<DataTable> Error(int number, string message = "It failed.", int severity = 16, int line = 0, Exception? inner = null) =>
        () => throw new RecordedException(new SqlServerError(number, severity, line, message), inner);

    /// <summary>The settings with which a session of the driver begins.</summary>
    public static Func<DataTable> Settings(int version = 16, int edition = 3) => Rows(
        [
            ("quoted_identifier", typeof(bool)), ("ansi_nulls", typeof(bool)), ("ansi_padding", typeof(bool)), ("ansi_warnings", typeof(bool)), ("ansi_null_dflt_on", typeof(bool)),
            ("arithabort", typeof(bool)), ("concat_null_yields_null", typeof(bool)), ("transaction_isolation_level", typeof(short)), ("lock_timeout", typeof(int)), ("text_size", typeof(int)),
            ("date_format", typeof(string)), ("date_first", typeof(short)), ("language", typeof(string)), ("deadlock_priority", typeof(int)), ("version", typeof(int)), ("edition", typeof(int)),
        ],
        [true, true, true, true, true, false, true, (short)2, -1, int.MaxValue, "mdy", (short)7, "us_english", 0, version, edition]);
}

internal sealed class RecordedException(SqlServerError error, Exception? inner) : DbException(error.Message, inner)
{
    public SqlServerError Error { get; } = error;
}
