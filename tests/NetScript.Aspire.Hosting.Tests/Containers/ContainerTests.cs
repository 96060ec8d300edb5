namespace NetScript.Aspire.Hosting.Tests.Containers;

/// <summary>Databases on real servers in real containers, from the start of the AppHost to its end.</summary>
public abstract class ContainerTests(string engine)
{
    [Fact]
    public async Task A_new_server_is_migrated_and_seeded_before_a_dependent_starts_and_gone_at_the_end()
    {
        var server = await ContainerServer.RequireAsync(engine);
        using var workspace = TestWorkspace.WithJobs(server.Folder);
        string id;
        await using (var app = await TestApp.StartAsync(workspace, server.Settings("orders")))
        {
            await app.StateAsync("api", KnownResourceStates.Running);

            Assert.Equal(1, await server.CountAsync(app.Database, "jobs"));
            Assert.Equal(1, await server.CountAsync(app.Database, "_prisma_migrations"));
            id = await app.ContainerIdAsync("orders-server");
            Assert.Equal(0, (await Docker.RunAsync("inspect", id)).ExitCode);
        }

        Assert.NotEqual(0, (await Docker.RunAsync("inspect", id)).ExitCode);
    }

    [Fact]
    public async Task A_second_start_finds_the_rows_of_the_first_and_applies_nothing()
    {
        const string History = "SELECT min(finished_at) FROM _prisma_migrations";
        var server = await ContainerServer.RequireAsync(engine);
        using var workspace = TestWorkspace.WithJobs(server.Folder);
        string[] settings = [.. server.Settings("orders"), $"--NetScript:Databases:orders:DataPath={workspace.DataPath}"];
        object? applied;
        await using (var app = await TestApp.StartAsync(workspace, settings))
        {
            await app.StateAsync("api", KnownResourceStates.Running);
            await server.ScalarAsync(app.Database, "INSERT INTO jobs (id, name) VALUES (2, 'weekly')");
            applied = await server.ScalarAsync(app.Database, History);
        }

        await using var again = await TestApp.StartAsync(workspace, settings);
        await again.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(2, await server.CountAsync(again.Database, "jobs"));
        Assert.Equal(applied, await server.ScalarAsync(again.Database, History));
    }

    [Fact]
    public async Task Two_databases_of_one_engine_have_a_server_and_migrations_each()
    {
        var server = await ContainerServer.RequireAsync(engine);
        using var workspace = TestWorkspace.WithJobs("orders").In("audit").WithMigration("20260101000000_audit", "CREATE TABLE entries (id INTEGER PRIMARY KEY);");
        NetScriptDatabaseResource? audit = null;
        await using var app = await TestApp.StartAsync(
            workspace,
            (builder, _) => audit = builder.AddNetScriptDatabase("audit").Resource,
            ["--NetScript:PrimaryDatabase=orders", .. server.Settings("orders"), .. server.Settings("audit")]);

        await app.StateAsync("orders-migrations", KnownResourceStates.Finished);
        await app.StateAsync("audit-migrations", KnownResourceStates.Finished);
        Assert.Equal(1, await server.CountAsync(app.Database, "jobs"));
        Assert.Equal(0, await server.CountAsync(audit!, "entries"));
        Assert.NotEqual(await app.ContainerIdAsync("orders-server"), await app.ContainerIdAsync("audit-server"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => server.CountAsync(audit!, "jobs"));
    }

    [Fact]
    public async Task A_server_that_takes_its_time_is_waited_for()
    {
        var server = await ContainerServer.RequireAsync(engine);
        using var workspace = TestWorkspace.WithJobs(server.Folder);
        await using var app = await TestApp.StartAsync(
            workspace, (builder, _) => builder.ServerContainer().WithEnvironment("NETSCRIPT_TEST_START_DELAY", "5"), server.Settings("orders"));

        // It has got there at the first attempt, or it would have failed before.
        var migrations = await app.WaitAsync("orders-migrations", e => e.Snapshot.ExitCode is not null || e.Snapshot.State?.Text == KnownResourceStates.FailedToStart);
        Assert.Equal(KnownResourceStates.Finished, migrations.Snapshot.State?.Text);
        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(1, await server.CountAsync(app.Database, "jobs"));
    }

    [Fact]
    public async Task A_server_that_is_killed_in_a_migration_is_started_again_and_migrated_to_the_end()
    {
        const string Slow = "20260102000000_slow";
        const string Insert = "INSERT INTO jobs (id, name) VALUES (2, 'weekly');";
        var server = await ContainerServer.RequireAsync(engine);
        using var workspace = TestWorkspace.WithJobs(server.Folder).WithMigration(Slow, $"{Insert}\n{server.Wait}");
        await using var app = await TestApp.StartAsync(
            workspace, [.. server.Settings("orders"), $"--NetScript:Databases:orders:DataPath={workspace.DataPath}"]);
        await app.StateAsync("orders-migrations", $"Migrating 2/2 app/{Slow}");

        Assert.Equal(0, (await Docker.RunAsync("kill", await app.ContainerIdAsync("orders-server"))).ExitCode);

        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains("P1017", (string)migrations.Snapshot.Properties.Single(p => p.Name == "netscript.problem").Value!, StringComparison.Ordinal);
        await app.StateAsync("orders-server", KnownResourceStates.Exited);
        Assert.Equal(KnownResourceStates.Waiting, app.State("api"));

        workspace.WithMigration(Slow, Insert);
        await app.StartServerAsync();
        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(2, await server.CountAsync(app.Database, "jobs"));
    }
}
