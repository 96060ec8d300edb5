using System.Data.Common;
using MySqlConnector;
using Npgsql;

namespace NetScript.Aspire.Hosting.Tests.Containers;

/// <summary>A server that <c>eng/test-images.sh</c> has made an image of, for databases with <c>Mode</c> Container.</summary>
internal sealed class ContainerServer
{
    /// <summary>The name of the engine in the configuration.</summary>
    public const string Postgres = "Postgres";

    /// <inheritdoc cref="Postgres"/>
    public const string MySql = "Mysql";

    private static readonly Dictionary<string, ContainerServer> s_all = new()
    {
        [Postgres] = new(Postgres, "netscript-test/postgres", "SELECT pg_sleep(600);", address => new NpgsqlConnection(address)),
        [MySql] = new(MySql, "netscript-test/mariadb", "SELECT SLEEP(600);", address => new MySqlConnection(address)),
    };

    private readonly string _engine;
    private readonly string _image;
    private readonly Func<string, DbConnection> _connect;
    private string _tag = "";

    private ContainerServer(string engine, string image, string wait, Func<string, DbConnection> connect)
    {
        _engine = engine;
        _image = image;
        Wait = wait;
        _connect = connect;
    }

    /// <summary>A statement that takes longer than anybody waits.</summary>
    public string Wait { get; }

    /// <summary>Where the migrations of a database on it are, below <c>database</c>.</summary>
    public string Folder => _engine.ToLowerInvariant();

    /// <summary>Gives the server of an engine. Skips the test where no container engine answers or the image is missing, and says why.</summary>
    public static async Task<ContainerServer> RequireAsync(string engine)
    {
        var server = s_all[engine];
        var (exitCode, output) = await Docker.RunAsync("images", "--format", "{{.Tag}}", server._image);
        Assert.SkipUnless(exitCode == 0, $"No container engine answers: {output.Trim()}");
        Assert.SkipUnless(output.Length > 0, $"There is no image {server._image}; eng/test-images.sh makes it.");
        server._tag = output.Split('\n')[0];
        return server;
    }

    /// <summary>The settings of a database on a container of its own.</summary>
    public string[] Settings(string key) =>
    [
        $"--NetScript:Databases:{key}:Engine={_engine}",
        $"--NetScript:Databases:{key}:Image={_image}",
        $"--NetScript:Databases:{key}:ImageTag={_tag}",
        $"--NetScript:Databases:{key}:DataPath=",
    ];

    /// <summary>Asks a database for one value.</summary>
    public async Task<object?> ScalarAsync(NetScriptDatabaseResource database, string sql)
    {
        var address = await database.ConnectionStringExpression.GetValueAsync(TestContext.Current.CancellationToken);
        await using var connection = _connect($"{address};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Counts the rows of a table.</summary>
    public async Task<long> CountAsync(NetScriptDatabaseResource database, string table) =>
        (long)(await ScalarAsync(database, $"SELECT count(*) FROM {table}"))!;
}
