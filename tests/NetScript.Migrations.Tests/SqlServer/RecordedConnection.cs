using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetScript.Migrations.Tests.SqlServer;

/// <summary>A connection to the double.</summary>
internal sealed class RecordedConnection(RecordedServer server, string connectionString) : DbConnection
{
    private ConnectionState _state;

    [AllowNull]
    public override string ConnectionString { get; set; } = connectionString;

    public override string Database => new DbConnectionStringBuilder { ConnectionString = ConnectionString }["Initial Catalog"].ToString()!;

    public override string DataSource => "recorded";

    public override string ServerVersion => "";

    public override ConnectionState State => _state;

    public override void Open()
    {
        server.ConnectionStrings.Add(ConnectionString);
        server.Answer($"connect {Database}");
        _state = ConnectionState.Open;
    }

    public override void Close()
    {
        if (_state == ConnectionState.Open)
        {
            server.Log.Add("close");
            _state = ConnectionState.Closed;
        }
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

    protected override DbCommand CreateDbCommand() => new RecordedCommand(server) { Connection = this };

    protected override void Dispose(bool disposing)
    {
        Close();
        base.Dispose(disposing);
    }
}

internal sealed class RecordedCommand(RecordedServer server) : DbCommand
{
    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection { get; } = new RecordedParameters();

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override int ExecuteNonQuery()
    {
        server.Answer(Said());
        return 0;
    }

    public override object? ExecuteScalar() => throw new NotSupportedException();

    public override void Prepare() => throw new NotSupportedException();

    protected override DbParameter CreateDbParameter() => new RecordedParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => server.Answer(Said()).CreateDataReader();

    private string Said()
    {
        var values = DbParameterCollection.Cast<DbParameter>().Select(parameter => string.Create(
            CultureInfo.InvariantCulture, $"{parameter.ParameterName}={(parameter.Value is DateTimeOffset time ? time.ToString("O", CultureInfo.InvariantCulture) : parameter.Value is DBNull ? "NULL" : parameter.Value)}"));
        var parameters = string.Join(", ", values);
        return parameters.Length == 0 ? CommandText : $"{CommandText} -- {parameters}";
    }
}

internal sealed class RecordedParameter : DbParameter
{
    public override DbType DbType { get; set; }

    public override ParameterDirection Direction { get; set; }

    public override bool IsNullable { get; set; }

    [AllowNull]
    public override string ParameterName { get; set; } = "";

    public override int Size { get; set; }

    [AllowNull]
    public override string SourceColumn { get; set; } = "";

    public override bool SourceColumnNullMapping { get; set; }

    public override object? Value { get; set; }

    public override void ResetDbType() => throw new NotSupportedException();
}

internal sealed class RecordedParameters : DbParameterCollection
{
    private readonly List<DbParameter> _items = [];

    public override int Count => _items.Count;

    public override object SyncRoot => _items;

    public override int Add(object value)
    {
        _items.Add((DbParameter)value);
        return _items.Count - 1;
    }

    public override void AddRange(Array values) => throw new NotSupportedException();

    public override void Clear() => _items.Clear();

    public override bool Contains(object value) => throw new NotSupportedException();

    public override bool Contains(string value) => throw new NotSupportedException();

    public override void CopyTo(Array array, int index) => throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => _items.GetEnumerator();

    public override int IndexOf(object value) => throw new NotSupportedException();

    public override int IndexOf(string parameterName) => throw new NotSupportedException();

    public override void Insert(int index, object value) => throw new NotSupportedException();

    public override void Remove(object value) => throw new NotSupportedException();

    public override void RemoveAt(int index) => throw new NotSupportedException();

    public override void RemoveAt(string parameterName) => throw new NotSupportedException();

    protected override DbParameter GetParameter(int index) => _items[index];

    protected override DbParameter GetParameter(string parameterName) => throw new NotSupportedException();

    protected override void SetParameter(int index, DbParameter value) => throw new NotSupportedException();

    protected override void SetParameter(string parameterName, DbParameter value) => throw new NotSupportedException();
}
