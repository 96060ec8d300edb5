using MySqlConnector;
using NetScript.Schema.Providers;
using NetScript.Testing;

namespace NetScript.Schema.Tests.Live;

internal sealed class MariaDbLiveDatabase : LiveDatabase
{
    private readonly string _name = MariaDbServer.NewDatabaseName();

    private MariaDbLiveDatabase(MySqlConnection connection)
        : base(SchemaProviders.Find("mysql")!, connection)
    {
    }

    /// <summary>Makes a database and opens it. It is gone afterwards.</summary>
    public static async Task<LiveDatabase> CreateAsync(MariaDbServer server)
    {
        server.SkipUnlessAvailable();
        var connection = new MySqlConnection(server.ConnectionString("mysql"));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var database = new MariaDbLiveDatabase(connection);
        await database.ExecuteAsync($"CREATE DATABASE {database._name}; USE {database._name}");
        return database;
    }

    public override Task EmptyAsync() => ExecuteAsync($"DROP DATABASE {_name}; CREATE DATABASE {_name}; USE {_name}");

    public override async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP DATABASE {_name}");
        await base.DisposeAsync();
    }
}
