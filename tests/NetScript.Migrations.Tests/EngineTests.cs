using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

public sealed class EngineTests
{
    [Fact]
    public async Task An_engine_that_cannot_be_migrated_yet_says_so()
    {
        using var workspace = new TestWorkspace(DatabaseEngine.Mssql);
        workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var migrator = new Migrator(workspace.Database, "Server=nowhere", NullLogger.Instance);

        var outcome = await migrator.MigrateAsync(workspace.Load(), null, null, TestContext.Current.CancellationToken);

        Assert.Equal("P1015", outcome.Failure!.Code);
        Assert.Contains("NetScript:Databases:main:Engine", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Equal("P1015", (await migrator.GetStatusAsync(workspace.Load(), TestContext.Current.CancellationToken)).Failure!.Code);
    }
}
