using Aspire.Hosting.Testing;

namespace NetScript.Aspire.Hosting.Tests;

/// <summary>What a user gets wrong is said on the resource, with the next step, and nothing is half done.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("NetScript:Databases:orders:Engine", "Oracle", "NetScript:Databases:orders:Engine", "Postgres")]
    [InlineData("NetScript:PrimaryDatabase", "nope", "nope", "orders")]
    [InlineData("NetScript:Databases:orders:Port", "many", "NetScript:Databases:orders:Port", "many")]
    [InlineData("NetScript:Databases:orders:Migrations:Mode", "Sometimes", "NetScript:Databases:orders:Migrations:Mode", "Verify")]
    public async Task A_wrong_setting_is_named_with_what_is_allowed(string path, string value, params string[] named)
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, $"--{path}={value}");

        var database = await app.WaitAsync(app.Database.Name, e => e.Snapshot.State?.Text == KnownResourceStates.FailedToStart);
        Assert.All(named, text => Assert.Contains(text, Problem(database), StringComparison.Ordinal));
        Assert.False(File.Exists(workspace.DatabaseFile));
    }

    [Fact]
    public async Task A_missing_block_is_shown_on_the_resource_with_an_example()
    {
        using var workspace = new TestWorkspace();
        var builder = DistributedApplicationTestingBuilder.Create([], (options, _) => options.ProjectDirectory = workspace.Root);
        builder.AddNetScriptDatabase();
        await using var app = await builder.BuildAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);

        var database = await app.ResourceNotifications.WaitForResourceAsync(
            "database", e => e.Snapshot.State?.Text == KnownResourceStates.FailedToStart, TestContext.Current.CancellationToken);
        Assert.Contains("NetScript", Problem(database), StringComparison.Ordinal);
        Assert.Contains("Databases", Problem(database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_names_those_that_exist()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, (builder, _) => builder.AddNetScriptDatabase("order"));

        var database = await app.StateAsync("order", KnownResourceStates.FailedToStart);
        Assert.Contains("'orders'", Problem(database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_migrations_folder_names_where_it_was_looked_for()
    {
        using var workspace = new TestWorkspace();
        await using var app = await TestApp.StartAsync(workspace);
        await AssertPreconditionAsync(app, Path.Combine(workspace.Root, "database"));
    }

    [Fact]
    public async Task A_folder_without_a_script_is_named()
    {
        using var workspace = TestWorkspace.WithJobs();
        Directory.CreateDirectory(Path.Combine(workspace.Root, "database", "sqlite", "migrations", "20260103000000_empty"));
        await using var app = await TestApp.StartAsync(workspace);
        await AssertPreconditionAsync(app, "20260103000000_empty", "migration.sql");
    }

    [Fact]
    public async Task Two_migrations_of_one_name_are_both_named()
    {
        using var workspace = TestWorkspace.WithJobs()
            .WithPlugin("workers").WithMigration(TestWorkspace.FirstMigration, "SELECT 1;", "workers");
        await using var app = await TestApp.StartAsync(workspace);
        await AssertPreconditionAsync(app, Path.Combine("database", "sqlite", "migrations", TestWorkspace.FirstMigration), Path.Combine("plugins", "workers"));
    }

    [Fact]
    public async Task A_cycle_of_plugins_is_spelled_out()
    {
        using var workspace = TestWorkspace.WithJobs()
            .WithPlugin("workers", "triggers").WithMigration("20260101000001_w", "SELECT 1;", "workers")
            .WithPlugin("triggers", "workers").WithMigration("20260101000002_t", "SELECT 1;", "triggers");
        await using var app = await TestApp.StartAsync(workspace);
        await AssertPreconditionAsync(app, "workers", "triggers");
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_is_left_as_it_is()
    {
        using var workspace = TestWorkspace.WithJobs();
        var text = new string('x', 8192);
        await File.WriteAllTextAsync(workspace.DatabaseFile, text, TestContext.Current.CancellationToken);
        await using var app = await TestApp.StartAsync(workspace);

        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains(workspace.DatabaseFile, Problem(migrations), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(workspace.DatabaseFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_named()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using (var app = await TestApp.StartAsync(workspace))
        {
            await app.StateAsync("api", KnownResourceStates.Running);
        }

        workspace.WithMigration("20260104000000_more", "CREATE TABLE more (id INTEGER);");
        await using var readOnly = await TestApp.StartAsync(workspace, $"--NetScript:Databases:orders:ConnectionString=Data Source={workspace.DatabaseFile};Mode=ReadOnly");

        var migrations = await readOnly.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains(workspace.DatabaseFile, Problem(migrations), StringComparison.Ordinal);
        Assert.Equal(1, workspace.Scalar("SELECT count(*) FROM _prisma_migrations"));
    }

    [Fact]
    public async Task An_unknown_setting_warns_with_the_nearest_known_one()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Descripton=all orders");

        await app.StateAsync("orders-migrations", KnownResourceStates.Finished);
        var log = await app.LogOfMigrationsAsync();
        Assert.Contains("NetScript:Databases:orders:Descripton", log, StringComparison.Ordinal);
        Assert.Contains("'Description'", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_stays_locked_is_given_up_after_the_lock_timeout()
    {
        using var workspace = TestWorkspace.WithJobs();
        await using var writer = workspace.HoldWriteLock();
        await using var app = await TestApp.StartAsync(workspace, "--NetScript:Databases:orders:Migrations:LockTimeout=00:00:01");

        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains("P1002", Problem(migrations), StringComparison.Ordinal);
        Assert.Contains("lock", Problem(migrations), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unreachable_server_is_named_without_its_password()
    {
        using var workspace = new TestWorkspace();
        Directory.CreateDirectory(Path.Combine(workspace.Root, "database", "postgres", "migrations"));
        await using var app = await TestApp.StartAsync(
            workspace,
            "--NetScript:Databases:orders:Engine=Postgres",
            "--NetScript:Databases:orders:Mode=External",
            "--NetScript:Databases:orders:Migrations:LockTimeout=00:00:01",
            "--ConnectionStrings:orders=Host=127.0.0.1;Port=9;Database=orders;Username=app;Password=s3cr3t-value");

        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains("P1001", Problem(migrations), StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", Problem(migrations), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t-value", Problem(migrations) + await app.LogOfMigrationsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_external_database_without_an_address_names_the_places_where_it_can_stand()
    {
        using var workspace = new TestWorkspace();
        await using var app = await TestApp.StartAsync(
            workspace, "--NetScript:Databases:orders:Engine=Postgres", "--NetScript:Databases:orders:Mode=External", "--NetScript:Databases:orders:DataPath=");

        var database = await app.StateAsync("orders", KnownResourceStates.FailedToStart);
        Assert.Contains("ConnectionStrings:orders", Problem(database), StringComparison.Ordinal);
        Assert.Contains("ORDERS_URI", Problem(database), StringComparison.Ordinal);
    }

    private static async Task AssertPreconditionAsync(TestApp app, params string[] named)
    {
        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.FailedToStart);
        Assert.All(named, text => Assert.Contains(text, Problem(migrations), StringComparison.Ordinal));
        await app.StateAsync("api", KnownResourceStates.Waiting);
        var status = await app.CommandAsync("status");
        Assert.False(status.Success);
        Assert.All(named, text => Assert.Contains(text, status.Message, StringComparison.Ordinal));
    }

    private static string Problem(ResourceEvent e) =>
        e.Snapshot.Properties.Single(p => p.Name == "netscript.problem").Value as string ?? "";
}
