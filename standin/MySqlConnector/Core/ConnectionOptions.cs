namespace MySqlConnector.Core;

/// <summary>The keywords that are read, with MySqlConnector's names, synonyms and defaults.</summary>
internal static class ConnectionOptions
{
    public static readonly ConnectionOption Server = new("Server", "", "Host", "Data Source", "DataSource", "Address", "Addr", "Network Address");
    public static readonly ConnectionOption Port = new("Port", 3306u);
    public static readonly ConnectionOption UserID = new("User ID", "", "UserID", "Username", "Uid", "User name", "User");
    public static readonly ConnectionOption Password = new("Password", "", "pwd");
    public static readonly ConnectionOption Database = new("Database", "", "Initial Catalog");
    public static readonly ConnectionOption ConnectionProtocol = new("Connection Protocol", MySqlConnectionProtocol.Sockets, "ConnectionProtocol", "Protocol");
    public static readonly ConnectionOption SslMode = new("SSL Mode", MySqlSslMode.Preferred, "SslMode");
    public static readonly ConnectionOption CertificateFile = new("Certificate File", "", "CertificateFile");
    public static readonly ConnectionOption CertificatePassword = new("Certificate Password", "", "CertificatePassword");
    public static readonly ConnectionOption SslCa = new("SSL CA", "", "CACertificateFile", "CA Certificate File", "SslCa", "Ssl-Ca");
    public static readonly ConnectionOption Pooling = new("Pooling", true);
    public static readonly ConnectionOption ConnectionLifeTime = new("Connection Lifetime", 0u, "ConnectionLifeTime");
    public static readonly ConnectionOption ConnectionReset = new("Connection Reset", true, "ConnectionReset");
    public static readonly ConnectionOption ConnectionIdleTimeout = new("Connection Idle Timeout", 180u, "ConnectionIdleTimeout");
    public static readonly ConnectionOption MinimumPoolSize = new("Minimum Pool Size", 0u, "Min Pool Size", "MinimumPoolSize", "minpoolsize");
    public static readonly ConnectionOption MaximumPoolSize = new("Maximum Pool Size", 100u, "Max Pool Size", "MaximumPoolSize", "maxpoolsize");
    public static readonly ConnectionOption AllowLoadLocalInfile = new("Allow Load Local Infile", false, "AllowLoadLocalInfile");
    public static readonly ConnectionOption AllowPublicKeyRetrieval = new("Allow Public Key Retrieval", false, "AllowPublicKeyRetrieval");
    public static readonly ConnectionOption AllowUserVariables = new("Allow User Variables", false, "AllowUserVariables");
    public static readonly ConnectionOption ApplicationName = new("Application Name", "", "ApplicationName");
    public static readonly ConnectionOption AutoEnlist = new("Auto Enlist", true, "AutoEnlist");
    public static readonly ConnectionOption CancellationTimeout = new("Cancellation Timeout", 2, "CancellationTimeout");
    public static readonly ConnectionOption CharacterSet = new("Character Set", "", "CharSet", "CharacterSet");
    public static readonly ConnectionOption ConnectionTimeout = new("Connection Timeout", 15u, "ConnectionTimeout", "Connect Timeout");
    public static readonly ConnectionOption ConvertZeroDateTime = new("Convert Zero DateTime", false, "ConvertZeroDateTime");
    public static readonly ConnectionOption DefaultCommandTimeout = new("Default Command Timeout", 30u, "DefaultCommandTimeout", "Command Timeout");
    public static readonly ConnectionOption GuidFormat = new("GUID Format", MySqlGuidFormat.Default, "GuidFormat");
    public static readonly ConnectionOption IgnoreCommandTransaction = new("Ignore Command Transaction", false, "IgnoreCommandTransaction");
    public static readonly ConnectionOption Keepalive = new("Keep Alive", 0u, "Keepalive");
    public static readonly ConnectionOption PersistSecurityInfo = new("Persist Security Info", false, "PersistSecurityInfo");
    public static readonly ConnectionOption TreatTinyAsBoolean = new("Treat Tiny As Boolean", true, "TreatTinyAsBoolean");
    public static readonly ConnectionOption UseAffectedRows = new("Use Affected Rows", false, "UseAffectedRows");

    private static readonly Dictionary<string, ConnectionOption> s_byKeyword = new ConnectionOption[]
    {
        Server, Port, UserID, Password, Database, ConnectionProtocol, SslMode, CertificateFile, CertificatePassword, SslCa, Pooling, ConnectionLifeTime, ConnectionReset, ConnectionIdleTimeout,
        MinimumPoolSize, MaximumPoolSize, AllowLoadLocalInfile, AllowPublicKeyRetrieval, AllowUserVariables, ApplicationName, AutoEnlist, CancellationTimeout, CharacterSet, ConnectionTimeout,
        ConvertZeroDateTime, DefaultCommandTimeout, GuidFormat, IgnoreCommandTransaction, Keepalive, PersistSecurityInfo, TreatTinyAsBoolean, UseAffectedRows,
    }.SelectMany(option => option.Synonyms.Prepend(option.Name).Select(keyword => (keyword, option)))
        .DistinctBy(pair => pair.keyword, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.keyword, pair => pair.option, StringComparer.OrdinalIgnoreCase);

    public static ConnectionOption? Find(string keyword) => s_byKeyword.GetValueOrDefault(keyword);

    /// <exception cref="ArgumentException">There is no such option.</exception>
    public static ConnectionOption Get(string keyword) => Find(keyword) ?? throw new ArgumentException($"Option '{keyword}' not supported.", nameof(keyword));
}
