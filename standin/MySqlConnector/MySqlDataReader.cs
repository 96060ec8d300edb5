using System.Collections;
using System.Data;
using System.Data.Common;
using MySqlConnector.Core;

namespace MySqlConnector;

/// <summary>The results of a command, as they come.</summary>
public sealed partial class MySqlDataReader : DbDataReader
{
    private readonly MySqlCommand _command;
    private readonly ServerSession _session;
    private readonly CommandBehavior _behavior;
    private ResultSet? _result;
    private Row? _row;
    private Row? _next;
    private bool? _hasRows;
    private int? _recordsAffected;
    private bool _closed;

    internal MySqlDataReader(MySqlCommand command, ServerSession session, CommandBehavior behavior) => (_command, _session, _behavior) = (command, session, behavior);

    /// <inheritdoc />
    public override int Depth => 0;

    /// <inheritdoc />
    public override int FieldCount => _result?.Columns.Length ?? 0;

    /// <inheritdoc />
    public override bool HasRows
    {
        get
        {
            if (_hasRows is null)
            {
                _next = ReadRowAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
                _hasRows = _next is not null;
            }

            return _hasRows.Value;
        }
    }

    /// <inheritdoc />
    public override bool IsClosed => _closed;

    /// <summary>How many rows the command has changed, -1 where it was a query.</summary>
    public override int RecordsAffected => _recordsAffected ?? -1;

    /// <inheritdoc />
    public override int VisibleFieldCount => FieldCount;

    /// <inheritdoc />
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc />
    public override object this[string name] => GetValue(GetOrdinal(name));

    internal MySqlCommand Command => _command;

    /// <inheritdoc />
    public override bool Read() => ReadAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc />
    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _row = _next ?? (_hasRows == false ? null : await ReadRowAsync(cancellationToken).ConfigureAwait(false));
        _next = null;
        _hasRows ??= _row is not null;
        return _row is not null;
    }

    /// <inheritdoc />
    public override bool NextResult() => NextResultAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc />
    public override Task<bool> NextResultAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _row = _next = null;
        return GuardAsync(
            async () =>
            {
                while (_result is not null && await _result.ReadRowAsync(CancellationToken.None).ConfigureAwait(false) is not null)
                {
                }

                return _result is { HasMore: true } ? await OpenResultAsync().ConfigureAwait(false) : EndResults();
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public override void Close() => EndAsync().GetAwaiter().GetResult();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    /// <summary>Not supported.</summary>
    public override DataTable? GetSchemaTable() => throw new NotSupportedException($"{nameof(MySqlDataReader)}.{nameof(GetSchemaTable)} is not supported.");

    /// <summary>Reads on to the next result with columns; false if there is none. Results without are counted only.</summary>
    internal async Task<bool> OpenResultAsync()
    {
        do
        {
            _hasRows = null;
            _result = null;
            _result = await ResultSet.ReadAsync(_session, CancellationToken.None).ConfigureAwait(false);
            if (_result.Ok is { } ok)
            {
                _recordsAffected = (_recordsAffected ?? 0) + (int)Math.Min(ok.AffectedRows, int.MaxValue);
                _command.LastInsertedId = unchecked((long)ok.LastInsertId);
            }
        }
        while (_result is { Ok: not null, HasMore: true });

        return _result.Ok is null;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc />
    protected override DbDataReader GetDbDataReader(int ordinal) => throw new NotSupportedException();

    // What is left of the results is read, so that it is not taken for the next command's.
    private async Task EndAsync()
    {
        if (_closed)
        {
            return;
        }

        try
        {
            while (!_session.IsBroken && _result is not null && await NextResultAsync(CancellationToken.None).ConfigureAwait(false))
            {
            }
        }
        catch (Exception exception) when (_session.Interruption is not null && exception is (MySqlException or OperationCanceledException))
        {
            // Who interrupted the command was told when he read.
        }
        finally
        {
            _closed = true;
            if (_command.Connection is { } connection)
            {
                connection.ActiveReader = null;
                if (_behavior.HasFlag(CommandBehavior.CloseConnection))
                {
                    await connection.CloseAsync().ConfigureAwait(false);
                }
            }
        }
    }

    private bool EndResults()
    {
        _result = null;
        return false;
    }

    private async ValueTask<Row?> ReadRowAsync(CancellationToken cancellationToken)
    {
        if (_result is not { IsRead: false } result)
        {
            return null;
        }

        return _session.HasPayload
            ? await result.ReadRowAsync(CancellationToken.None).ConfigureAwait(false)
            : await GuardAsync(() => result.ReadRowAsync(CancellationToken.None).AsTask(), cancellationToken).ConfigureAwait(false);
    }

    private Task<T> GuardAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => QueryGuard.RunAsync(_session, _command.CommandTimeout, work, cancellationToken);
}
