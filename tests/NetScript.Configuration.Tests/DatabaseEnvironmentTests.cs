using NetScript.Configuration.Tests.Loading;

namespace NetScript.Configuration.Tests;

public sealed class DatabaseEnvironmentTests
{
    private static readonly string s_workspace = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "workspace"));

    private static readonly DatabaseDefinition s_orders = new() { Key = "local-orders", Engine = DatabaseEngine.Postgres, Mode = DatabaseMode.External, Workspace = s_workspace, IsPrimary = true };

    private static readonly string[] s_everything =
    [
        "ConnectionStrings:local-orders=Host=second;Database=x", "LOCAL_ORDERS_URI=postgres://third/x", "DATABASE_URL=postgresql://fourth/x",
    ];

    [Theory]
    [InlineData("postgres", "POSTGRES_URI")]
    [InlineData("local-cache", "LOCAL_CACHE_URI")]
    [InlineData("b2b.Orders", "B2B_ORDERS_URI")]
    public void The_variable_of_a_database_is_its_key_in_capitals(string key, string variable) => Assert.Equal(variable, DatabaseEnvironment.UriVariable(key));

    [Theory]
    [InlineData("postgresql://first/x", 0, "first")]
    [InlineData(null, 0, "second")]
    [InlineData(null, 1, "third")]
    [InlineData(null, 2, "fourth")]
    public void The_first_place_that_is_set_wins(string? own, int skipped, string host)
        => Assert.Equal($"Host={host};Database=x", DatabaseEnvironment.ResolveConnectionString(s_orders with { ConnectionString = own }, TemporaryWorkspace.Settings(s_everything[skipped..])));

    [Fact]
    public void An_empty_place_is_passed_over()
        => Assert.Equal(
            "Host=third;Database=x",
            DatabaseEnvironment.ResolveConnectionString(s_orders, TemporaryWorkspace.Settings("ConnectionStrings:local-orders= ", "LOCAL_ORDERS_URI=postgres://third/x")));

    [Fact]
    public void Only_the_primary_database_is_behind_database_url()
    {
        var settings = TemporaryWorkspace.Settings("DATABASE_URL=postgresql://fourth/x");

        var exception = Assert.Throws<NetScriptConfigurationException>(() => DatabaseEnvironment.ResolveConnectionString(s_orders with { IsPrimary = false }, settings));

        Assert.Equal("NetScript:Databases:local-orders has no connection string, and External mode needs one. Set one of these, as a URL or as an ADO.NET connection string: "
            + "NetScript:Databases:local-orders:ConnectionString, ConnectionStrings:local-orders, LOCAL_ORDERS_URI (in environment variables ':' is written '__').", exception.Message);
    }

    [Fact]
    public void For_the_primary_database_the_message_names_database_url_too()
        => Assert.Contains(
            "LOCAL_ORDERS_URI, DATABASE_URL (",
            Assert.Throws<NetScriptConfigurationException>(() => DatabaseEnvironment.ResolveConnectionString(s_orders, TemporaryWorkspace.Settings())).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Server=h;User Id=u;Pwd=p;Port=5433;Keepalive=5", "Host=h;Username=u;Password=p;Port=5433;keepalive=5;Database=local-orders")]
    [InlineData("postgresql://u@h", "Host=h;Username=u;Database=local-orders")]
    public void A_connection_without_a_database_is_completed(string text, string connectionString)
        => Assert.Equal(connectionString, DatabaseEnvironment.ResolveConnectionString(s_orders, TemporaryWorkspace.Settings($"DATABASE_URL={text}")));

    [Theory]
    [InlineData("mysql://u:hunter2@h/x", "DATABASE_URL is not a connection of NetScript:Databases:local-orders, whose Engine is Postgres: 'mysql' is not how a URL of this engine starts")]
    [InlineData("hunter2", "DATABASE_URL is not a connection of NetScript:Databases:local-orders, whose Engine is Postgres: This is not an ADO.NET connection string")]
    public void A_text_that_is_no_connection_of_the_engine_is_refused_without_showing_it(string text, string message)
    {
        var exception = Assert.Throws<NetScriptConfigurationException>(() => DatabaseEnvironment.ResolveConnectionString(s_orders, TemporaryWorkspace.Settings($"DATABASE_URL={text}")));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseMode.Container, "database/sqlite/cache.db")]
    [InlineData(DatabaseMode.External, "dev.db")]
    public void Sqlite_reads_the_environment_in_external_mode_only(DatabaseMode mode, string file)
    {
        var database = new DatabaseDefinition { Key = "cache", Engine = DatabaseEngine.Sqlite, Mode = mode, Workspace = s_workspace, IsPrimary = true };

        Assert.Equal($"Data Source={Path.GetFullPath(file, s_workspace)}", DatabaseEnvironment.ResolveConnectionString(database, TemporaryWorkspace.Settings("DATABASE_URL=file:./dev.db")));
    }

    [Fact]
    public void Sqlite_is_its_file_when_nothing_is_set()
    {
        var database = new DatabaseDefinition { Key = "cache", Engine = DatabaseEngine.Sqlite, Mode = DatabaseMode.External, Workspace = s_workspace };

        Assert.Equal($"Data Source={database.DatabaseFile}", DatabaseEnvironment.ResolveConnectionString(database, TemporaryWorkspace.Settings()));
    }

    [Fact]
    public void The_connection_string_of_a_sqlite_block_keeps_its_options()
    {
        var database = new DatabaseDefinition { Key = "cache", Engine = DatabaseEngine.Sqlite, Workspace = s_workspace, ConnectionString = "Filename=x.db;Mode=ReadOnly" };

        Assert.Equal($"Data Source={Path.Combine(s_workspace, "x.db")};Mode=ReadOnly", DatabaseEnvironment.ResolveConnectionString(database, TemporaryWorkspace.Settings()));
    }
}
