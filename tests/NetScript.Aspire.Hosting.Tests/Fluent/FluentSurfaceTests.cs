using Aspire.Hosting.Testing;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Tests.Fluent;

public sealed class FluentSurfaceTests
{
    private static readonly IResourceBuilder<NetScriptDatabaseResource> s_none = null!;

    public static TheoryData<string, string, Action> WrongArguments { get; } = new()
    {
        { "AddNetScriptDatabase", "builder", () => ((IDistributedApplicationBuilder)null!).AddNetScriptDatabase() },
        { "AddNetScriptDatabase", "key", () => DistributedApplicationTestingBuilder.Create().AddNetScriptDatabase("") },
        { "AddNetScriptDatabases", "builder", () => ((IDistributedApplicationBuilder)null!).AddNetScriptDatabases() },
        { "WithMigrations", "builder", () => s_none.WithMigrations("x") },
        { "WithMigrations", "path", () => Database().WithMigrations("") },
        { "WithMigrationsMode", "builder", () => s_none.WithMigrationsMode(MigrationsMode.Off) },
        { "WithMigrationsMode", "mode", () => Database().WithMigrationsMode((MigrationsMode)9) },
        { "WithPlugin", "builder", () => s_none.WithPlugin("x", "y") },
        { "WithPlugin", "name", () => Database().WithPlugin("", "y") },
        { "WithPlugin", "path", () => Database().WithPlugin("x", null!) },
        { "WithPlugin<T>", "builder", () => s_none.WithPlugin<string>() },
        { "WithPlugin<T>", "name", () => Database().WithPlugin<string>("") },
        { "WithSeed", "builder", () => s_none.WithSeed((_, _) => Task.CompletedTask) },
        { "WithSeed", "seed", () => Database().WithSeed(null!) },
        { "WithSeed", "name", () => Database().WithSeed((_, _) => Task.CompletedTask, "") },
        { "WithSeed", "version", () => Database().WithSeed((_, _) => Task.CompletedTask, version: "") },
        { "WithSeedCommand", "builder", () => s_none.WithSeedCommand("x") },
        { "WithSeedCommand", "command", () => Database().WithSeedCommand("") },
        { "WithSeedCommand", "args", () => Database().WithSeedCommand("x", null!) },
        { "WithDataPath", "builder", () => s_none.WithDataPath("x") },
        { "WithDataPath", "path", () => Database().WithDataPath("") },
        { "ConfigureServer", "builder", () => s_none.ConfigureServer(_ => { }) },
        { "ConfigureServer", "configure", () => Database().ConfigureServer(null!) },
        { "WithoutSeeds", "builder", () => s_none.WithoutSeeds() },
    };

    [Theory]
    [MemberData(nameof(WrongArguments), DisableDiscoveryEnumeration = true)]
    public void A_wrong_argument_is_named(string method, string parameter, Action call)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(call);

        Assert.True(parameter == refusal.ParamName, $"{method} named '{refusal.ParamName}'.");
    }

    [Fact]
    public void The_resources_of_a_container_are_reachable()
    {
        var database = Database("--NetScript:Databases:orders:Engine=Postgres");

        Assert.Equal("orders-migrations", database.Migrations.Resource.Name);
        Assert.Equal("orders-server", database.Server?.Resource.Name);
        Assert.Equal("orders-db", database.Database?.Resource.Name);
        Assert.IsType<PostgresServerResource>(database.Resource.Server);
        Assert.IsType<PostgresDatabaseResource>(database.Resource.Database);
    }

    [Theory]
    [InlineData("--NetScript:Databases:orders:Engine=Sqlite")]
    [InlineData("--NetScript:Databases:orders:Engine=Postgres", "--NetScript:Databases:orders:Mode=External", "--ConnectionStrings:orders=Host=db;Database=orders")]
    public void A_file_and_an_external_database_have_no_server(params string[] settings)
    {
        var database = Database(settings);

        Assert.Null(database.Server);
        Assert.Null(database.Database);
        Assert.Equal("orders-migrations", database.Migrations.Resource.Name);
    }

    [Fact]
    public void Calls_on_a_database_whose_configuration_is_wrong_change_nothing_of_what_it_says()
    {
        var database = Database("--NetScript:Databases:orders:Engine=Oracle");

        database.WithDataPath("x").ConfigureServer(_ => Assert.Fail("There is no server.")).WithMigrations("x").WithMigrationsMode(MigrationsMode.Off).WithPlugin("p", "x").WithSeedCommand("x").WithoutSeeds();

        Assert.Null(database.Resource.Definition);
        Assert.Contains("Oracle", database.Resource.Problem, StringComparison.Ordinal);
    }

    private static IResourceBuilder<NetScriptDatabaseResource> Database(params string[] settings)
    {
        string[] args = settings.Length > 0 ? settings : ["--NetScript:Databases:orders:Engine=Sqlite"];
        return DistributedApplicationTestingBuilder.Create([.. args, "--NetScript:PrimaryDatabase=orders"]).AddNetScriptDatabase();
    }
}
