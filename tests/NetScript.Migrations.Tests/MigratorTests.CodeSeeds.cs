using System.Globalization;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

public abstract partial class MigratorTests
{
    [Fact]
    public async Task A_seed_in_code_runs_after_the_scripts_and_is_recorded_like_them()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Seed("01.sql", "INSERT INTO a VALUES (1);");
        await Database.MigrateAsync();
        var counts = new List<long>();

        var first = await SeedInCodeAsync(SeedMode.OnChange, "1", InsertAsync);
        var second = await SeedInCodeAsync(SeedMode.OnChange, "1", InsertAsync);
        var third = await SeedInCodeAsync(SeedMode.OnChange, "2", InsertAsync);

        Assert.Null(first.Failure);
        Assert.Equal(["app/01.sql", "app/fill"], first.Seeded);
        Assert.Empty(second.Seeded);
        Assert.Equal(["app/fill"], third.Seeded);
        Assert.Equal([1, 2], counts);

        async Task InsertAsync(SeedContext context, CancellationToken cancellationToken)
        {
            Assert.Equal(Database.Definition.Engine.ConnectionStrings.ToUrl(context.ConnectionString), context.Uri);
            Assert.Null(context.Services.GetService(typeof(string)));
            await using var connection = await context.OpenConnectionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM a";
            counts.Add(Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture));
            command.CommandText = "INSERT INTO a VALUES (2)";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    [Fact]
    public async Task A_seed_in_code_that_throws_is_named_without_the_password_and_run_again()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();

        var failed = await SeedInCodeAsync(SeedMode.Once, "1", (context, _) => throw new InvalidOperationException($"cannot use {context.ConnectionString}"));
        var retried = await SeedInCodeAsync(SeedMode.Once, "1", (_, _) => Task.CompletedTask);

        Assert.Equal(("NS1008", "app/fill"), (failed.Failure!.Code, failed.Failure.Migration));
        Assert.Contains("InvalidOperationException: cannot use", failed.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(["app/fill"], retried.Seeded);
        if (Database.Definition.Engine.ConnectionStrings.GetPassword(Database.ConnectionString) is { } password)
        {
            Assert.DoesNotContain(password, failed.Failure.Message + Database.Log.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_seed_in_code_that_is_cancelled_is_not_recorded()
    {
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await Database.MigrateAsync();
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SeedInCodeAsync(SeedMode.Once, "1", async (_, cancellationToken) =>
        {
            await cancellation.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }, cancellation.Token));

        Assert.Equal(["app/fill"], (await SeedInCodeAsync(SeedMode.Once, "1", (_, _) => Task.CompletedTask)).Seeded);
    }

    private Task<SeedOutcome> SeedInCodeAsync(SeedMode mode, string version, Func<SeedContext, CancellationToken, Task> seed, CancellationToken? cancellationToken = null)
    {
        var definition = Database.Definition with { Seed = new SeedOptions { Mode = mode } };
        return new Migrator(definition, Database.ConnectionString, Database.Log)
            .SeedAsync(MigrationCatalog.Load(definition, seeds: [new SeedAction("fill", version, seed)]), null, cancellationToken ?? TestContext.Current.CancellationToken);
    }
}
