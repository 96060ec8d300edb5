using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NetScript.Aspire.Hosting.Tests.Fluent;

public sealed class FluentSeedTests : IDisposable
{
    private readonly TestWorkspace _workspace = TestWorkspace.WithJobs();

    [Fact]
    public async Task WithSeed_runs_once_after_the_scripts_with_connection_log_and_services()
    {
        var seen = new List<string>();
        for (var start = 0; start < 2; start++)
        {
            await using var app = await StartAsync(async (context, cancellationToken) =>
            {
                await using var connection = await context.OpenConnectionAsync(cancellationToken);
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT name FROM jobs";
                seen.Add($"{context.DatabaseKey} {await command.ExecuteScalarAsync(cancellationToken)} {context.Services.GetRequiredService<IHostEnvironment>().EnvironmentName}");
                context.Logger.LogInformation("Seeding by hand");
            });
            await app.StateAsync("api", KnownResourceStates.Running);
            if (start == 0)
            {
                Assert.Contains("Seeding by hand", await app.LogOfMigrationsAsync(), StringComparison.Ordinal);
                Assert.Contains("| app/WithSeed | Seeded |", (await app.CommandAsync("status")).Data?.Value, StringComparison.Ordinal);
            }
        }

        Assert.StartsWith("orders nightly ", Assert.Single(seen), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Once", "1", 1)]
    [InlineData("OnChange", "1", 1)]
    [InlineData("OnChange", "2", 2)]
    [InlineData("Always", "1", 2)]
    public async Task WithSeed_runs_again_as_the_mode_says_by_its_version(string mode, string secondVersion, int expected)
    {
        var runs = 0;
        _workspace.WithSeed("jobs.sql", "INSERT OR IGNORE INTO jobs (id, name) VALUES (1, 'nightly');");
        foreach (var version in new[] { "1", secondVersion })
        {
            await using var app = await TestApp.StartAsync(
                _workspace, (_, db) => db.WithSeed((_, _) => Task.FromResult(runs++), "counted", version), $"--NetScript:Databases:orders:Seed:Mode={mode}");
            await app.StateAsync("api", KnownResourceStates.Running);
        }

        Assert.Equal(expected, runs);
    }

    [Fact]
    public async Task WithSeed_that_throws_holds_dependents_back_until_a_command_succeeds()
    {
        var isBroken = true;
        await using var app = await StartAsync((_, _) => isBroken ? throw new InvalidOperationException("no fixtures") : Task.CompletedTask);

        await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains("NS1008: the seed 'WithSeed' in code failed: InvalidOperationException: no fixtures", await app.LogOfMigrationsAsync(), StringComparison.Ordinal);
        Assert.NotEqual(KnownResourceStates.Running, app.State("api"));

        isBroken = false;
        Assert.True((await app.CommandAsync("seed")).Success);
        await app.StateAsync("api", KnownResourceStates.Running);
    }

    [Fact]
    public async Task Two_seeds_of_one_name_are_refused_where_they_are_written()
    {
        DistributedApplicationException? refusal = null;
        await using var app = await TestApp.StartAsync(_workspace, (_, db) => refusal = Assert.Throws<DistributedApplicationException>(
            () => db.WithSeed((_, _) => Task.CompletedTask).WithSeed((_, _) => Task.CompletedTask)));

        Assert.Contains("'orders' has a seed 'WithSeed' already", refusal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_with_the_name_of_a_script_is_refused()
    {
        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithSeed((_, _) => Task.CompletedTask, "jobs.sql"));

        var migrations = await app.StateAsync("orders-migrations", KnownResourceStates.FailedToStart);
        Assert.Contains("'jobs.sql'", migrations.Snapshot.Properties.Single(property => property.Name == "netscript.problem").Value as string, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithSeedCommand_quotes_its_arguments_and_runs_last()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is one of a POSIX shell.");
        await using var app = await TestApp.StartAsync(
            _workspace,
            (_, db) => db.WithSeed((_, cancellationToken) => File.WriteAllTextAsync(Path.Combine(_workspace.Root, "seed.sh"), "printf '%s|' \"$@\" > arguments.txt", cancellationToken))
                .WithSeedCommand("sh", "seed.sh", "plain", "two words", "it's", "$HOME", ""),
            "--NetScript:Databases:orders:Seed:Command=exit 1");

        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal("plain|two words|it's|$HOME||", await File.ReadAllTextAsync(Path.Combine(_workspace.Root, "arguments.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WithSeedCommand_that_fails_is_named_by_its_method()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The command is one of a POSIX shell.");
        await using var app = await TestApp.StartAsync(_workspace, (_, db) => db.WithSeedCommand("exit 3"));

        await app.StateAsync("orders-migrations", KnownResourceStates.Exited);
        Assert.Contains("the seed command 'exit 3' (WithSeedCommand) ended with code 3", await app.LogOfMigrationsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutSeeds_runs_neither_scripts_nor_code_nor_command()
    {
        await using var app = await TestApp.StartAsync(
            _workspace,
            (_, db) => db.WithSeed((_, _) => throw new InvalidOperationException("It was run.")).WithSeedCommand("exit 1").WithoutSeeds(),
            "--NetScript:Databases:orders:Seed:Mode=Always");

        await app.StateAsync("api", KnownResourceStates.Running);
        Assert.Equal(0, _workspace.Scalar("SELECT count(*) FROM jobs"));
    }

    public void Dispose() => _workspace.Dispose();

    private Task<TestApp> StartAsync(Func<NetScript.Migrations.SeedContext, CancellationToken, Task> seed) => TestApp.StartAsync(_workspace, (_, db) => db.WithSeed(seed));
}
