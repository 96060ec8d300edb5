using MySqlConnector.Protocol;

namespace MySqlConnector.Core;

/// <summary>One result of a command: its columns and rows as they come, or how many rows were affected.</summary>
internal sealed class ResultSet
{
    private const int MostColumns = ushort.MaxValue;
    private const byte LocalInfile = 0xFB;

    private readonly ServerSession _session;

    private ResultSet(ServerSession session, ColumnDefinition[] columns, OkPacket? ok)
    {
        (_session, Columns, Ok) = (session, columns, ok);
        IsRead = ok is not null;
        HasMore = IsRead && session.Status.HasFlag(ServerStatus.MoreResults);
    }

    /// <summary>None where the result is no table.</summary>
    public ColumnDefinition[] Columns { get; }

    /// <summary>Where the result is no table.</summary>
    public OkPacket? Ok { get; }

    /// <summary>Whether the last row was read.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Whether another result follows; known when this one is read.</summary>
    public bool HasMore { get; private set; }

    public static async Task<ResultSet> ReadAsync(ServerSession session, CancellationToken cancellationToken)
    {
        var payload = await session.ReadAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            switch (payload)
            {
                case [OkPacket.Header, ..]:
                    var ok = OkPacket.Read(payload);
                    session.Status = ok.Status;
                    return new ResultSet(session, [], ok);
                case [LocalInfile, ..]:
                    throw new InvalidDataException("it asks for a local file, which was not offered");
                default:
                    return new ResultSet(session, await ReadColumnsAsync(session, payload, cancellationToken).ConfigureAwait(false), null);
            }
        }
        catch (InvalidDataException exception)
        {
            throw session.Malformed(exception);
        }
    }

    /// <summary>The next row; <see langword="null"/> after the last.</summary>
    public async ValueTask<Row?> ReadRowAsync(CancellationToken cancellationToken)
    {
        if (IsRead)
        {
            return null;
        }

        try
        {
            var payload = await _session.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (!EofPacket.Is(payload))
            {
                return Row.Read(payload, Columns.Length);
            }

            _session.Status = EofPacket.Read(payload);
            HasMore = _session.Status.HasFlag(ServerStatus.MoreResults);
            IsRead = true;
            return null;
        }
        catch (InvalidDataException exception)
        {
            IsRead = true;
            throw _session.Malformed(exception);
        }
        catch (Exception)
        {
            // After an error nothing follows, neither rows nor results.
            IsRead = true;
            throw;
        }
    }

    private static async Task<ColumnDefinition[]> ReadColumnsAsync(ServerSession session, byte[] header, CancellationToken cancellationToken)
    {
        var count = new PayloadReader(header).ReadLength();
        if (count is 0 or > MostColumns)
        {
            throw new InvalidDataException($"a result with {count} columns");
        }

        var columns = new List<ColumnDefinition>();
        while (columns.Count < (int)count)
        {
            columns.Add(ColumnDefinition.Read(await session.ReadAsync(cancellationToken).ConfigureAwait(false)));
        }

        return EofPacket.Is(await session.ReadAsync(cancellationToken).ConfigureAwait(false)) ? [.. columns] : throw new InvalidDataException("the columns have no end");
    }
}
