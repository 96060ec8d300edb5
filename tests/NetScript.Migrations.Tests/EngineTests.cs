using System.Globalization;
using NetScript.Configuration;
using NetScript.Migrations.Engines;

namespace NetScript.Migrations.Tests;

public sealed class EngineTests
{
    public static TheoryData<string> Engines => [.. DatabaseEngine.All.Select(engine => engine.Name)];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Every_engine_can_be_migrated(string name)
    {
        Assert.True(DatabaseEngine.TryParse(name, out var engine));
        var database = new DatabaseDefinition { Key = "main", Engine = engine, Workspace = Path.GetTempPath() };

        Assert.Equal(engine, MigrationEngines.Get(database).Engine);
    }

    [Fact]
    public async Task A_program_without_cultures_is_told_that_the_driver_of_SQL_Server_needs_them()
    {
        Assert.SkipWhen(CultureInfo.GetCultures(CultureTypes.AllCultures).Length > 1, "This program has cultures.");
        using var workspace = new TestWorkspace(DatabaseEngine.Mssql);
        workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        var logger = new ListLogger();
        var migrator = new Migrator(workspace.Database, "Server=localhost,1;User ID=sa;Password=s3cret!", logger);

        var outcome = await migrator.MigrateAsync(workspace.Load(), null, null, TestContext.Current.CancellationToken);

        Assert.Equal("P1015", outcome.Failure!.Code);
        Assert.Contains("InvariantGlobalization", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret!", logger.All, StringComparison.Ordinal);
    }
}
