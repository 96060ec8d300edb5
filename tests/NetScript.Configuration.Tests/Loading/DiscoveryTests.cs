using Microsoft.Extensions.Configuration;

namespace NetScript.Configuration.Tests.Loading;

public sealed class DiscoveryTests : IDisposable
{
    private const string Block = """{ "NetScript": { "Databases": { "orders": { "Engine": "Postgres", "DataPath": ".data/orders" } } } }""";

    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_block_in_the_given_configuration_is_the_block_and_the_directory_the_workspace()
    {
        _workspace.File("appsettings.json", Block);

        var configuration = _workspace.Load("NetScript:Databases:mine:Engine=Sqlite");

        Assert.Equal("mine", Assert.Single(configuration.Databases).Key);
        Assert.Equal(_workspace.Root, configuration.Workspace);
    }

    [Fact]
    public void Else_the_nearest_file_upwards_that_has_it_is_read_and_its_directory_is_the_workspace()
    {
        _workspace.File("appsettings.json", """{ "NetScript": { "Databases": { "far": { "Engine": "Sqlite" } } } }""");
        _workspace.File("a/appsettings.json", Block);
        _workspace.File("a/b/appsettings.json", """{ "Logging": {} }""");
        var start = _workspace.Folder("a/b/c");

        var configuration = TemporaryWorkspace.LoadFrom(start);

        var database = Assert.Single(configuration.Databases);
        Assert.Equal("orders", database.Key);
        Assert.Equal(Path.Combine(_workspace.Root, "a"), configuration.Workspace);
        Assert.Equal(Path.Combine(_workspace.Root, "a", ".data", "orders"), database.DataPath);
    }

    [Fact]
    public void The_file_of_the_environment_lies_over_it_and_the_given_configuration_over_both()
    {
        _workspace.File("appsettings.json", """{ "NetScript": { "Databases": { "orders": { "Engine": "Postgres", "ImageTag": "16", "DatabaseName": "base", "Description": "base" } } } }""");
        _workspace.File("appsettings.Staging.json", """{ "NetScript": { "Databases": { "orders": { "ImageTag": "17", "DatabaseName": "staging" } } } }""");

        var database = Assert.Single(_workspace.Load("environment=Staging", "NetScript:Databases:orders:ImageTag=18").Databases);

        Assert.Equal(("18", "staging", "base"), (database.ImageTag, database.DatabaseName, database.Description));
    }

    [Theory]
    [InlineData("DOTNET_ENVIRONMENT=Staging", "staging")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Staging", "staging")]
    [InlineData("environment=", "production")]
    [InlineData("environment=Development", "base")]
    public void The_environment_is_that_of_the_host_and_production_unless_set(string setting, string name)
    {
        _workspace.File("appsettings.json", """{ "NetScript": { "Databases": { "orders": { "Engine": "Postgres", "DatabaseName": "base" } } } }""");
        _workspace.File("appsettings.Staging.json", """{ "NetScript": { "Databases": { "orders": { "DatabaseName": "staging" } } } }""");
        _workspace.File("appsettings.Production.json", """{ "NetScript": { "Databases": { "orders": { "DatabaseName": "production" } } } }""");

        Assert.Equal(name, Assert.Single(_workspace.Load(setting).Databases).DatabaseName);
    }

    [Fact]
    public void A_setting_without_an_engine_in_the_given_configuration_changes_the_file_and_an_empty_one_takes_back()
    {
        _workspace.File("appsettings.json", """{ "NetScript": { "PrimaryDatabase": "orders", "Databases": { "orders": { "Engine": "Postgres", "Port": 1 }, "other": { "Engine": "Sqlite" } } } }""");

        var configuration = _workspace.Load("NetScript:PrimaryDatabase=other", "NetScript:Databases:orders:Mode=External", "NetScript:Databases:orders:Port=");

        Assert.Equal("other", configuration.PrimaryDatabase?.Key);
        Assert.Equal((DatabaseMode.External, null), (configuration.Databases[0].Mode, configuration.Databases[0].Port));
    }

    [Fact]
    public void The_workspace_can_be_moved()
    {
        var target = _workspace.Folder("workspace");
        _workspace.File("host/appsettings.json", """{ "NetScript": { "Workspace": "../workspace/", "Databases": { "orders": { "Engine": "Postgres", "DataPath": "data" } } } }""");

        var configuration = TemporaryWorkspace.LoadFrom(Path.Combine(_workspace.Root, "host"));

        Assert.Equal(target, configuration.Workspace);
        Assert.Equal(Path.Combine(target, "data"), Assert.Single(configuration.Databases).DataPath);
    }

    [Fact]
    public void The_order_of_the_file_survives_in_the_configuration_of_an_application()
    {
        var path = _workspace.File("appsettings.json", """{ "netscript": { "databases": { "zebra": { "Engine": "Sqlite" }, "ape": { "Engine": "Sqlite" } } } }""");
        var inner = new ConfigurationBuilder().AddJsonFile(path).Build();
        var manager = new ConfigurationManager();
        manager.AddConfiguration(inner).AddInMemoryCollection([new("NetScript:Databases:bee:Engine", "Sqlite"), new("NetScript:PrimaryDatabase", "bee")]);

        Assert.Equal(["zebra", "ape", "bee"], NetScriptConfiguration.Load(manager, _workspace.Root).Databases.Select(database => database.Key));
        manager.Dispose();
    }

    [Fact]
    public void What_stands_beside_the_block_is_in_the_configuration_that_was_read()
    {
        _workspace.File("appsettings.json", """{ "ConnectionStrings": { "orders": "Host=h" }, "NetScript": { "Databases": { "orders": { "Engine": "Postgres", "Mode": "External" } } } }""");

        var configuration = _workspace.Load();

        Assert.Equal("Host=h;Database=orders", DatabaseEnvironment.ResolveConnectionString(configuration.Databases[0], configuration.Configuration));
    }

    [Fact]
    public void Comments_and_trailing_commas_are_read_as_configuration_reads_them()
    {
        _workspace.File("appsettings.json", """
            {
              // The databases.
              "NetScript": { "Databases": { "zebra": { "Engine": "Sqlite", /* small */ }, "ape": { "Engine": "Sqlite" }, }, },
            }
            """);

        Assert.Equal(["zebra", "ape"], _workspace.Load().Databases.Select(database => database.Key));
    }

    [Fact]
    public void A_file_that_is_not_json_is_named_with_its_line()
    {
        var path = _workspace.File("appsettings.json", "{\n  \"NetScript\": {\n    \"Name\" \"x\"\n  }\n}\n");

        var exception = Assert.Throws<NetScriptConfigurationException>(() => _workspace.Load());

        Assert.Equal($"{path} cannot be read: line 3, byte 12: '\"' is invalid after a property name. Expected a ':'.", exception.Message);
    }

    [Fact]
    public void The_file_of_the_environment_is_named_too_when_it_is_the_broken_one()
    {
        _workspace.File("appsettings.json", Block);
        var path = _workspace.File("appsettings.Production.json", "{\n");

        Assert.StartsWith($"{path} cannot be read: line 2, ", Assert.Throws<NetScriptConfigurationException>(() => _workspace.Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_comes_twice_is_named_with_its_file()
    {
        var path = _workspace.File("appsettings.json", """{ "NetScript": { "Databases": { "a": { "Engine": "Sqlite", "engine": "Postgres" } } } }""");

        var exception = Assert.Throws<NetScriptConfigurationException>(() => _workspace.Load());

        Assert.StartsWith($"{path} cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'NetScript:Databases:a:engine'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_block_the_message_says_where_it_was_looked_for_and_shows_one()
    {
        var near = _workspace.File("a/appsettings.json", """{ "NetScript": { "Database": { "orders": { "Engine": "Postgres" } } } }""");
        var far = _workspace.File("appsettings.json", """{ "Logging": {} }""");

        var message = Assert.Throws<NetScriptConfigurationException>(() => TemporaryWorkspace.LoadFrom(Path.Combine(_workspace.Root, "a"))).Message;

        Assert.StartsWith("There is no NetScript:Databases block. It was looked for in the configuration of the application and in each appsettings.json from "
            + $"{Path.Combine(_workspace.Root, "a")} upwards; found without it: {near} (has a NetScript section without Databases), {far}", message, StringComparison.Ordinal);
        Assert.Contains("\"postgres\": { \"Engine\": \"Postgres\" }", message, StringComparison.Ordinal);
    }
}
