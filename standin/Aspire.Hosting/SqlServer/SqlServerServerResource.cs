using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.Health;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A SQL Server in a container.</summary>
public class SqlServerServerResource : ContainerResource, IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";

    // PRELOGIN with an empty version; the answer is a tabular result (MS-TDS 2.2.6.5, 2.2.3.1.1).
    private static readonly byte[] s_prelogin = [0x12, 0x01, 0x00, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x06, 0x00, 0x06, 0xFF, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00];
    private const byte TabularResult = 0x04;

    private const string DefaultUserName = "sa";
    private readonly Dictionary<string, string> _databases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the resource.</summary>
    /// <param name="name">The name of the resource.</param>
    /// <param name="password">The password of <c>sa</c>.</param>
    public SqlServerServerResource(string name, ParameterResource password)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(password);
        PrimaryEndpoint = new EndpointReference(this, PrimaryEndpointName);
        PasswordParameter = password;
        Handshake = new TcpHealthCheck(PrimaryEndpoint, s_prelogin, (0, TabularResult));
    }

    /// <summary>Where clients connect.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The host.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>The port.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <summary>The password of <c>sa</c>.</summary>
    public ParameterResource PasswordParameter { get; private set; }

    /// <summary>The user, <c>sa</c>.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The official signature.")]
    public ReferenceExpression UserNameReference => ReferenceExpression.Create($"{DefaultUserName}");

    /// <summary>The URL, <c>mssql://sa:password@host:port</c>.</summary>
    public ReferenceExpression UriExpression => ReferenceExpression.Create($"mssql://{DefaultUserName:uri}:{PasswordParameter:uri}@{Host}:{Port}");

    /// <summary>The URL for Java, <c>jdbc:sqlserver://host:port;trustServerCertificate=true</c>.</summary>
    public ReferenceExpression JdbcConnectionString => BuildJdbcConnectionString(databaseName: null);

    /// <summary>The connection string, without a database. The client library prefers IPv4: an address that is tried first and fails costs it seconds.</summary>
    public ReferenceExpression ConnectionStringExpression => Redirect?.ConnectionStringExpression
        ?? ReferenceExpression.Create($"Server={PrimaryEndpoint.Property(EndpointProperty.IPV4Host)},{Port};User ID={DefaultUserName};Password={PasswordParameter};TrustServerCertificate=true");

    /// <summary>The names of the databases by the names of their resources.</summary>
    public IReadOnlyDictionary<string, string> Databases => _databases;

    private IResourceWithConnectionString? Redirect => Annotations.OfType<ConnectionStringRedirectAnnotation>().LastOrDefault()?.Resource;

    /// <inheritdoc cref="IResourceWithConnectionString.GetConnectionStringAsync" />
    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) => Redirect is { } redirect
        ? redirect.GetConnectionStringAsync(cancellationToken)
        : ConnectionStringExpression.GetValueAsync(cancellationToken);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", UserNameReference),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString),
    ];

    /// <summary>Whether the server speaks its protocol, which is also as much as can be said of its databases.</summary>
    internal TcpHealthCheck Handshake { get; }

    internal void AddDatabase(SqlServerDatabaseResource database) => _databases.TryAdd(database.Name, database.DatabaseName);

    internal void SetPassword(ParameterResource password) => PasswordParameter = password;

    internal ReferenceExpression BuildJdbcConnectionString(string? databaseName)
    {
        var builder = new ReferenceExpressionBuilder();
        builder.Append($"jdbc:sqlserver://{Host}:{Port}");
        if (databaseName is not null)
        {
            builder.Append($";databaseName={databaseName:uri}");
        }

        builder.AppendLiteral(";trustServerCertificate=true");
        return builder.Build();
    }
}
