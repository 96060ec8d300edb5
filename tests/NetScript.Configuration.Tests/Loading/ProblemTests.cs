namespace NetScript.Configuration.Tests.Loading;

public sealed class ProblemTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("""{ "orders": { "Engine": "Oracle" } }""", "NetScript:Databases:orders:Engine is 'Oracle'; it has to be one of Postgres, Mysql, Mssql, Sqlite.")]
    [InlineData("""{ "orders": { "Engine": "Postgre" } }""", "NetScript:Databases:orders:Engine is 'Postgre'; it has to be one of Postgres, Mysql, Mssql, Sqlite. Did you mean 'Postgres'?")]
    [InlineData("""{ "orders": { "DatabaseName": "x" } }""", "NetScript:Databases:orders:Engine is not set; it has to be one of Postgres, Mysql, Mssql, Sqlite.")]
    [InlineData("""{ "orders": { "Engine": "" } }""", "NetScript:Databases:orders:Engine is not set; it has to be one of Postgres, Mysql, Mssql, Sqlite.")]
    [InlineData("""{ "orders": "Postgres" }""", "NetScript:Databases:orders is 'Postgres'; it has to be a section with at least an Engine.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Mode": "Project" } }""", "NetScript:Databases:orders:Mode is 'Project'; it has to be one of Container, External.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Mode": "1" } }""", "NetScript:Databases:orders:Mode is '1'; it has to be one of Container, External.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Port": 0 } }""", "NetScript:Databases:orders:Port is '0'; it has to be a whole number from 1 to 65535.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Port": 65536 } }""", "NetScript:Databases:orders:Port is '65536'; it has to be a whole number from 1 to 65535.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Port": -1 } }""", "NetScript:Databases:orders:Port is '-1'; it has to be a whole number from 1 to 65535.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Port": "0x50" } }""", "NetScript:Databases:orders:Port is '0x50'; it has to be a whole number from 1 to 65535.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Persistent": "yes" } }""", "NetScript:Databases:orders:Persistent is 'yes'; it has to be true or false.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Enabled": 1 } }""", "NetScript:Databases:orders:Enabled is '1'; it has to be true or false.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Mode": { "x": 1 } } }""", "NetScript:Databases:orders:Mode is a section; it has to be one of Container, External.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Migrations": "Off" } }""", "NetScript:Databases:orders:Migrations is 'Off'; it has to be a section with Mode, Path, LockTimeout, CommandTimeout, AllowOutOfOrder.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Migrations": { "Mode": "Auto" } } }""", "NetScript:Databases:orders:Migrations:Mode is 'Auto'; it has to be one of Apply, Verify, Manual, Off, Develop, Push.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Schema": { "Portability": "Always" } } }""", "NetScript:Databases:orders:Schema:Portability is 'Always'; it has to be one of Adapt, Strict.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Seed": { "Mode": "Never" } } }""", "NetScript:Databases:orders:Seed:Mode is 'Never'; it has to be one of Once, OnChange, Always, Off.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Migrations": { "LockTimeout": "30" } } }""", "NetScript:Databases:orders:Migrations:LockTimeout is '30'; it has to be a time such as 30s, 500ms, 2m, 1h or 00:00:30, at most 24 days.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Migrations": { "LockTimeout": "-00:00:01" } } }""", "NetScript:Databases:orders:Migrations:LockTimeout is '-00:00:01'; it has to be a time such as 30s, 500ms, 2m, 1h or 00:00:30, at most 24 days.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Migrations": { "CommandTimeout": "99999999999s" } } }""", "NetScript:Databases:orders:Migrations:CommandTimeout is '99999999999s'; it has to be a time such as 30s, 500ms, 2m, 1h or 00:00:30, at most 24 days.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Migrations": { "CommandTimeout": "2147483647h" } } }""", "NetScript:Databases:orders:Migrations:CommandTimeout is '2147483647h'; it has to be a time such as 30s, 500ms, 2m, 1h or 00:00:30, at most 24 days.")]
    [InlineData("""{ "orders": { "Engine": "Mysql", "DatabaseName": "MySQL" } }""", "NetScript:Databases:orders:DatabaseName is 'MySQL', a database that belongs to the Mysql server; choose another name.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Image": "localhost:5000/pg:17", "ImageTag": "18" } }""", "NetScript:Databases:orders:Image is 'localhost:5000/pg:17', which has a tag, and ImageTag is '18'; give the tag in one place.")]
    [InlineData("""{ "orders": { "Engine": "Sqlite", "DatabaseName": ":memory:" } }""", "NetScript:Databases:orders is ':memory:'; a database in memory belongs to one connection and is gone with it, so it has to be a file.")]
    [InlineData("""{ "orders": { "Engine": "Postgres", "Mode": "External", "ConnectionString": "mysql://u:secret@h/db" } }""", "NetScript:Databases:orders:ConnectionString is not a connection of a Postgres database: 'mysql' is not how a URL of this engine starts: it has the form postgresql://user:password@host:5432/database.")]
    public void A_value_that_is_not_allowed_is_named_with_its_path_and_what_is_allowed(string databases, string problem)
        => Assert.Equal(problem, Assert.Single(_workspace.Refuses(databases).Problems));

    [Theory]
    [InlineData("1orders", "it has to start with an ASCII letter")]
    [InlineData("-orders", "it has to start with an ASCII letter")]
    [InlineData("or_ders", "it may hold only ASCII letters, digits and hyphens")]
    [InlineData("ördens", "it has to start with an ASCII letter")]
    [InlineData("order\u00e9", "it may hold only ASCII letters, digits and hyphens")]
    [InlineData("or--ders", "it may not hold two hyphens in a row")]
    [InlineData("orders-", "it may not end with a hyphen")]
    [InlineData("a12345678901234567890123456789012345678901234567890123", "it may be at most 53 characters long, so that '-migrations' still fits behind it")]
    public void A_key_has_to_be_the_name_of_a_resource(string key, string fault)
        => Assert.Equal($"NetScript:Databases:{key}: '{key}' cannot be the name of a resource: {fault}.", Assert.Single(_workspace.Refuses($$"""{ "{{key}}": { "Engine": "Sqlite" } }""").Problems));

    [Fact]
    public void A_key_of_53_characters_is_the_longest()
        => Assert.Single(_workspace.LoadDatabases("""{ "a1234567890123456789012345678901234567890123456789012": { "Engine": "Sqlite" } }""").Databases);

    [Theory]
    [InlineData("""{ "orders": { "Engine": "Postgres" }, "Orders-DB": { "Engine": "Sqlite" } }""", "NetScript:Databases:orders and NetScript:Databases:Orders-DB need a resource of the same name 'orders-db'; rename all but one.")]
    [InlineData("""{ "a": { "Engine": "Sqlite" }, "a-migrations": { "Engine": "Sqlite" } }""", "NetScript:Databases:a and NetScript:Databases:a-migrations need a resource of the same name 'a-migrations'; rename all but one.")]
    [InlineData("""{ "a": { "Engine": "Postgres", "Port": 5432 }, "b": { "Engine": "Mysql", "Port": 5432 } }""", "NetScript:Databases:a and NetScript:Databases:b want the same port 5432; give each a Port of its own, or none.")]
    [InlineData("""{ "a": { "Engine": "Postgres", "DataPath": "data" }, "b": { "Engine": "Postgres", "DataPath": "./x/../data/" } }""", "NetScript:Databases:a and NetScript:Databases:b would destroy each other's data in '<workspace>/data'; give each a DataPath of its own.")]
    [InlineData("""{ "a": { "Engine": "Sqlite", "DatabaseName": "x.db" }, "b": { "Engine": "Sqlite", "DataPath": "database/sqlite/x.db" } }""", "NetScript:Databases:a and NetScript:Databases:b would be the same file '<workspace>/database/sqlite/x.db'; give each a DatabaseName or a DataPath of its own.")]
    public void Two_databases_may_not_be_in_each_others_way(string databases, string problem)
    {
        var expected = problem.Replace("<workspace>/", _workspace.Root + "/", StringComparison.Ordinal).Replace('/', Path.DirectorySeparatorChar);

        Assert.Equal(expected, Assert.Single(_workspace.Refuses(databases).Problems));
    }

    [Theory]
    [InlineData("""{ "a-db": { "Engine": "Sqlite" }, "a": { "Engine": "Postgres", "Mode": "External" } }""")]
    [InlineData("""{ "a": { "Engine": "Sqlite", "DataPath": "data" }, "b": { "Engine": "Sqlite", "DataPath": "data" } }""")]
    [InlineData("""{ "a": { "Engine": "Postgres", "Port": 5432 }, "b": { "Engine": "Postgres", "Enabled": false, "Port": 5432 } }""")]
    public void What_is_not_in_the_way_is_left_alone(string databases)
        => Assert.NotEmpty(_workspace.LoadDatabases(databases, "\"PrimaryDatabase\": \"a\",").Databases);

    [Theory]
    [InlineData("nope", "NetScript:PrimaryDatabase is 'nope'; it has to be one of the keys of NetScript:Databases: orders, billing, old.")]
    [InlineData("order", "NetScript:PrimaryDatabase is 'order'; it has to be one of the keys of NetScript:Databases: orders, billing, old. Did you mean 'orders'?")]
    [InlineData("old", "NetScript:PrimaryDatabase is 'old', but NetScript:Databases:old:Enabled is false. Enable it, or choose one of orders, billing.")]
    public void The_primary_database_has_to_be_one_that_is_enabled(string primary, string problem)
        => Assert.Equal(problem, Assert.Single(_workspace.Refuses(
            """{ "orders": { "Engine": "Sqlite" }, "billing": { "Engine": "Sqlite" }, "old": { "Engine": "Sqlite", "Enabled": false } }""", $"\"PrimaryDatabase\": \"{primary}\",").Problems));

    [Fact]
    public void The_workspace_has_to_be_a_directory()
        => Assert.Equal(
            $"NetScript:Workspace is 'nowhere', but there is no directory {Path.Combine(_workspace.Root, "nowhere")}; it is relative to {_workspace.Root}.",
            Assert.Single(_workspace.Refuses("""{ "a": { "Engine": "Sqlite" } }""", "\"Workspace\": \"nowhere\",").Problems));

    [Fact]
    public void All_problems_come_at_once()
    {
        var exception = _workspace.Refuses(
            """
            {
              "a": { "Engine": "Oracle", "Port": "http", "Seed": { "Mode": "x" } },
              "b": { "Engine": "Postgres", "Mode": "Cloud", "Migrations": { "LockTimeout": "soon" } },
              "c_d": { "Engine": "Sqlite", "Persistent": 2 }
            }
            """,
            "\"PrimaryDatabase\": \"e\",");

        Assert.Equal(
            [
                "NetScript:Databases:a:Engine", "NetScript:Databases:a:Port", "NetScript:Databases:a:Seed:Mode", "NetScript:Databases:b:Migrations:LockTimeout", "NetScript:Databases:b:Mode",
                "NetScript:Databases:c_d", "NetScript:Databases:c_d:Persistent", "NetScript:PrimaryDatabase",
            ],
            exception.Problems.Select(problem => problem.Split(' ')[0].TrimEnd(':')).Order(StringComparer.Ordinal));
        Assert.All(exception.Problems, problem => Assert.Contains(problem, exception.Message, StringComparison.Ordinal));
        Assert.StartsWith("The NetScript configuration has 8 problems:", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=h;Password=hunter2;;=x")]
    [InlineData("postgresql://u:hunter2@h:port/db")]
    [InlineData("postgresql://u:hunter2/@h/db")]
    [InlineData("hunter2")]
    public void A_connection_string_that_cannot_be_read_is_not_shown(string connectionString)
    {
        var exception = _workspace.Refuses($$"""{ "a": { "Engine": "Postgres", "Mode": "External", "ConnectionString": "{{connectionString}}" } }""");

        Assert.StartsWith("NetScript:Databases:a:ConnectionString is not a connection of a Postgres database: ", Assert.Single(exception.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }
}
