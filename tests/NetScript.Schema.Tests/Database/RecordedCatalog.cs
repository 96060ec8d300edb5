using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetScript.Schema.Tests.Database;

/// <summary>A connection to a server that is not there: answers a query about what is in its fragment with the rows that a server gave. Of what it does not know there is nothing.</summary>
internal sealed class RecordedCatalog(string serverVersion, params (string Fragment, object?[][] Rows)[] answers) : DbConnection
{
    /// <summary>The queries with the values of their parameters.</summary>
    public List<string> Queries { get; } = [];

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "recorded";

    public override string DataSource => "recorded";

    public override string ServerVersion => serverVersion;

    public override ConnectionState State => ConnectionState.Open;

    public override void Open() => throw new NotSupportedException();

    public override void Close() => throw new NotSupportedException();

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

    // The parameters of any driver will do.
    protected override DbCommand CreateDbCommand() => new Command(this, new MySqlConnector.MySqlCommand());

    private DataTableReader Answer(string query, DbParameterCollection parameters)
    {
        Queries.Add($"{query} -- {string.Join(", ", parameters.Cast<DbParameter>().Select(parameter => $"{parameter.ParameterName}={parameter.Value}"))}");
        var rows = answers.FirstOrDefault(answer => query.Contains(answer.Fragment, StringComparison.Ordinal)).Rows ?? [];
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        for (var column = 0; column < (rows.Length == 0 ? 0 : rows[0].Length); column++)
        {
            table.Columns.Add($"c{column}", typeof(object));
        }

        rows.ToList().ForEach(row => table.Rows.Add(row));
        return table.CreateDataReader();
    }

    private sealed class Command(RecordedCatalog catalog, DbCommand parameters) : DbCommand
    {
        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel() => throw new NotSupportedException();

        public override int ExecuteNonQuery() => throw new NotSupportedException();

        public override object? ExecuteScalar() => throw new NotSupportedException();

        public override void Prepare() => throw new NotSupportedException();

        protected override DbParameter CreateDbParameter() => parameters.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => catalog.Answer(CommandText, DbParameterCollection);
    }
}
