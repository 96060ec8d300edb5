namespace MySqlConnector;

/// <summary>How the server is reached.</summary>
public enum MySqlConnectionProtocol
{
    /// <summary>TCP/IP. The default.</summary>
    Sockets = 1,

    /// <summary>TCP/IP.</summary>
    Socket = 1,

    /// <summary>TCP/IP.</summary>
    Tcp = 1,

    /// <summary>A named pipe of Windows. Not supported here.</summary>
    Pipe = 2,

    /// <summary>A named pipe of Windows. Not supported here.</summary>
    NamedPipe = 2,

    /// <summary>A Unix socket, whose path is the server's name.</summary>
    UnixSocket = 3,

    /// <summary>A Unix socket, whose path is the server's name.</summary>
    Unix = 3,

    /// <summary>Shared memory of Windows. Not supported here.</summary>
    SharedMemory = 4,

    /// <summary>Shared memory of Windows. Not supported here.</summary>
    Memory = 4,
}
