namespace MySqlConnector;

/// <summary>The errors that a migrator tells apart, with the server's numbers; others have their number only. Negative ones are the client's.</summary>
public enum MySqlErrorCode
{
    /// <summary>The timeout of the command was over before it ended.</summary>
    CommandTimeoutExpired = -1,

    /// <summary>No error of the server's.</summary>
    None = 0,

    /// <summary><c>ER_CANT_CREATE_FILE</c>.</summary>
    CannotCreateFile = 1004,

    /// <summary><c>ER_CANT_CREATE_TABLE</c>.</summary>
    CannotCreateTable = 1005,

    /// <summary><c>ER_CANT_CREATE_DB</c>.</summary>
    CannotCreateDatabase = 1006,

    /// <summary><c>ER_DB_CREATE_EXISTS</c>.</summary>
    DatabaseCreateExists = 1007,

    /// <summary><c>ER_DB_DROP_EXISTS</c>.</summary>
    DatabaseDropExists = 1008,

    /// <summary><c>ER_DISK_FULL</c>.</summary>
    DiskFull = 1021,

    /// <summary><c>ER_DUP_KEY</c>.</summary>
    DuplicateKey = 1022,

    /// <summary><c>ER_GET_ERRNO</c>.</summary>
    GetErrorNumber = 1030,

    /// <summary><c>ER_OPEN_AS_READONLY</c>.</summary>
    OpenAsReadOnly = 1036,

    /// <summary><c>ER_OUTOFMEMORY</c>.</summary>
    OutOfMemory = 1037,

    /// <summary><c>ER_CON_COUNT_ERROR</c>.</summary>
    ConnectionCountError = 1040,

    /// <summary><c>ER_OUT_OF_RESOURCES</c>.</summary>
    OutOfResources = 1041,

    /// <summary><c>ER_BAD_HOST_ERROR</c>.</summary>
    UnableToConnectToHost = 1042,

    /// <summary><c>ER_HANDSHAKE_ERROR</c>.</summary>
    HandshakeError = 1043,

    /// <summary><c>ER_DBACCESS_DENIED_ERROR</c>.</summary>
    DatabaseAccessDenied = 1044,

    /// <summary><c>ER_ACCESS_DENIED_ERROR</c>.</summary>
    AccessDenied = 1045,

    /// <summary><c>ER_NO_DB_ERROR</c>.</summary>
    NoDatabaseSelected = 1046,

    /// <summary><c>ER_BAD_DB_ERROR</c>.</summary>
    UnknownDatabase = 1049,

    /// <summary><c>ER_TABLE_EXISTS_ERROR</c>.</summary>
    TableExists = 1050,

    /// <summary><c>ER_BAD_TABLE_ERROR</c>.</summary>
    BadTable = 1051,

    /// <summary><c>ER_SERVER_SHUTDOWN</c>.</summary>
    ServerShutdown = 1053,

    /// <summary><c>ER_BAD_FIELD_ERROR</c>.</summary>
    BadFieldError = 1054,

    /// <summary><c>ER_DUP_FIELDNAME</c>.</summary>
    DuplicateFieldName = 1060,

    /// <summary><c>ER_DUP_KEYNAME</c>.</summary>
    DuplicateKeyName = 1061,

    /// <summary><c>ER_DUP_ENTRY</c>.</summary>
    DuplicateKeyEntry = 1062,

    /// <summary><c>ParseError</c>.</summary>
    ParseError = 1064,

    /// <summary><c>ER_EMPTY_QUERY</c>.</summary>
    EmptyQuery = 1065,

    /// <summary><c>ER_CANT_DROP_FIELD_OR_KEY</c>.</summary>
    CannotDropFieldOrKey = 1091,

    /// <summary><c>ER_NO_SUCH_THREAD</c>.</summary>
    NoSuchThread = 1094,

    /// <summary><c>ER_UNKNOWN_ERROR</c>.</summary>
    UnknownError = 1105,

    /// <summary><c>ER_UNKNOWN_TABLE</c>.</summary>
    UnknownTable = 1109,

    /// <summary><c>ER_RECORD_FILE_FULL</c>.</summary>
    RecordFileFull = 1114,

    /// <summary><c>ER_HOST_IS_BLOCKED</c>.</summary>
    HostIsBlocked = 1129,

    /// <summary><c>ER_HOST_NOT_PRIVILEGED</c>.</summary>
    HostNotPrivileged = 1130,

    /// <summary><c>ER_CANT_CREATE_THREAD</c>.</summary>
    CannotCreateThread = 1135,

    /// <summary><c>ER_TABLEACCESS_DENIED_ERROR</c>.</summary>
    TableAccessDenied = 1142,

    /// <summary><c>ER_COLUMNACCESS_DENIED_ERROR</c>.</summary>
    ColumnAccessDenied = 1143,

    /// <summary><c>ER_NO_SUCH_TABLE</c>.</summary>
    NoSuchTable = 1146,

    /// <summary><c>ER_NOT_ALLOWED_COMMAND</c>.</summary>
    NotAllowedCommand = 1148,

    /// <summary><c>ER_ABORTING_CONNECTION</c>.</summary>
    AbortingConnection = 1152,

    /// <summary><c>ER_NET_PACKET_TOO_LARGE</c>.</summary>
    PacketTooLarge = 1153,

    /// <summary><c>ER_NET_READ_ERROR</c>.</summary>
    NetReadError = 1158,

    /// <summary><c>ER_NET_READ_INTERRUPTED</c>.</summary>
    NetReadInterrupted = 1159,

    /// <summary><c>ER_NET_ERROR_ON_WRITE</c>.</summary>
    NetErrorOnWrite = 1160,

    /// <summary><c>ER_NET_WRITE_INTERRUPTED</c>.</summary>
    NetWriteInterrupted = 1161,

    /// <summary><c>ER_NEW_ABORTING_CONNECTION</c>.</summary>
    NewAbortingConnection = 1184,

    /// <summary><c>ER_UNKNOWN_SYSTEM_VARIABLE</c>.</summary>
    UnknownSystemVariable = 1193,

    /// <summary><c>ER_TOO_MANY_USER_CONNECTIONS</c>.</summary>
    TooManyUserConnections = 1203,

    /// <summary><c>ER_LOCK_WAIT_TIMEOUT</c>.</summary>
    LockWaitTimeout = 1205,

    /// <summary><c>ER_LOCK_DEADLOCK</c>.</summary>
    LockDeadlock = 1213,

    /// <summary><c>ER_USER_LIMIT_REACHED</c>.</summary>
    UserLimitReached = 1226,

    /// <summary><c>ER_SPECIFIC_ACCESS_DENIED_ERROR</c>.</summary>
    SpecifiedAccessDeniedError = 1227,

    /// <summary><c>ER_WRONG_VALUE_FOR_VAR</c>.</summary>
    WrongValueForVariable = 1231,

    /// <summary><c>ER_NOT_SUPPORTED_YET</c>.</summary>
    NotSupportedYet = 1235,

    /// <summary><c>ER_NOT_SUPPORTED_AUTH_MODE</c>.</summary>
    NotSupportedAuthMode = 1251,

    /// <summary><c>ER_OPTION_PREVENTS_STATEMENT</c>.</summary>
    OptionPreventsStatement = 1290,

    /// <summary><c>ER_SP_DOES_NOT_EXIST</c>.</summary>
    StoredProcedureDoesNotExist = 1305,

    /// <summary><c>QueryInterrupted</c>.</summary>
    QueryInterrupted = 1317,

    /// <summary><c>ER_TRG_DOES_NOT_EXIST</c>.</summary>
    TriggerDoesNotExist = 1360,

    /// <summary><c>ER_CANNOT_USER</c>.</summary>
    CannotUser = 1396,

    /// <summary><c>ER_PLUGIN_IS_NOT_LOADED</c>.</summary>
    PluginIsNotLoaded = 1524,

    /// <summary><c>ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION</c>.</summary>
    CannotExecuteInReadOnlyTransaction = 1792,

    /// <summary><c>ER_QUERY_TIMEOUT</c>.</summary>
    QueryTimeout = 3024,

    /// <summary><c>ER_CLIENT_INTERACTION_TIMEOUT</c>.</summary>
    ClientInteractionTimeout = 4031,
}
