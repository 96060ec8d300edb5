using Aspire.Hosting.Health;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A MySQL server in a container.</summary>
public class MySqlServerResource : ContainerResource, IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";

    // The server speaks first: a packet header of four bytes, then the version of the protocol, or 0xFF when it refuses.
    private const int ProtocolVersionOffset = 4;
    private const byte ProtocolVersion = 10;

    private const string DefaultUserName = "root";
    private readonly Dictionary<string, string> _databases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the resource.</summary>
    /// <param name="name">The name of the resource.</param>
    /// <param name="password">The password of <c>root</c>.</param>
    public MySqlServerResource(string name, ParameterResource password)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(password);
        PrimaryEndpoint = new EndpointReference(this, PrimaryEndpointName);
        PasswordParameter = password;
        Handshake = new TcpHealthCheck(PrimaryEndpoint, hello: [], (ProtocolVersionOffset, ProtocolVersion));
    }

    /// <summary>Where clients connect.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The host.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>The port.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <summary>The password of <c>root</c>.</summary>
    public ParameterResource PasswordParameter { get; set; }

    /// <summary>The connection string, without a database.</summary>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Server={Host};Port={Port};User ID={DefaultUserName};Password={PasswordParameter}");

    /// <summary>The URL, <c>mysql://root:password@host:port</c>.</summary>
    public ReferenceExpression UriExpression => BuildUri(databaseName: null);

    /// <summary>The URL for Java, <c>jdbc:mysql://host:port</c>.</summary>
    public ReferenceExpression JdbcConnectionString => BuildJdbcConnectionString(databaseName: null);

    /// <summary>The names of the databases by the names of their resources.</summary>
    public IReadOnlyDictionary<string, string> Databases => _databases;

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{DefaultUserName}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString),
    ];

    /// <summary>Whether the server speaks its protocol, which is also as much as can be said of its databases.</summary>
    internal TcpHealthCheck Handshake { get; }

    internal void AddDatabase(MySqlDatabaseResource database) => _databases.TryAdd(database.Name, database.DatabaseName);

    internal ReferenceExpression BuildUri(string? databaseName)
    {
        var builder = new ReferenceExpressionBuilder();
        builder.Append($"mysql://{DefaultUserName:uri}:{PasswordParameter:uri}@{Host}:{Port}");
        return AppendDatabase(builder, databaseName);
    }

    internal ReferenceExpression BuildJdbcConnectionString(string? databaseName)
    {
        var builder = new ReferenceExpressionBuilder();
        builder.Append($"jdbc:mysql://{Host}:{Port}");
        return AppendDatabase(builder, databaseName);
    }

    private static ReferenceExpression AppendDatabase(ReferenceExpressionBuilder builder, string? databaseName)
    {
        if (databaseName is not null)
        {
            builder.Append($"/{databaseName:uri}");
        }

        return builder.Build();
    }
}
