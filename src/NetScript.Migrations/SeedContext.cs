using System.Data.Common;
using Microsoft.Extensions.Logging;
using NetScript.Migrations.Engines;

namespace NetScript.Migrations;

/// <summary>What a seed in code works with: the database, which is migrated.</summary>
public sealed class SeedContext
{
    private readonly MigrationTarget _target;

    internal SeedContext(MigrationTarget target)
    {
        _target = target;
        ConnectionString = target.Database.Engine.ConnectionStrings.Normalize(target.ConnectionString);
        Uri = target.Database.Engine.ConnectionStrings.ToUrl(ConnectionString);
    }

    /// <summary>The key of the database: <c>orders</c> of <c>NetScript:Databases:orders</c>.</summary>
    public string DatabaseKey => _target.Database.Key;

    /// <summary>The connection string for ADO.NET. It holds the password.</summary>
    public string ConnectionString { get; }

    /// <summary>The same as a URL, in the form that Prisma reads. It holds the password.</summary>
    public string Uri { get; }

    /// <summary>Writes to the log of the migrations.</summary>
    public ILogger Logger => _target.Logger;

    /// <summary>The services of the program: in an AppHost, those of the application. Without any, asking for one gives <see langword="null"/>.</summary>
    public IServiceProvider Services => _target.Services ?? NoServices.Instance;

    /// <summary>Connects with the driver of the engine. The connection is not pooled: dispose it.</summary>
    /// <exception cref="DbException">The server refuses it.</exception>
    public async Task<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken = default)
    {
        var connection = MigrationEngines.Get(_target.Database).CreateConnection(_target);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Never with the connection string.</summary>
    public override string ToString() => _target.ToString();

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
