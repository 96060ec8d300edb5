using NetScript.Migrations.Engines;

namespace NetScript.Migrations.Tests.SqlServer;

/// <summary>What is said to SQL Server about its schema. No server is behind it.</summary>
public sealed class SqlServerSchemaTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_history_table_is_the_one_that_Prisma_makes_in_the_schema_of_the_URL()
    {
        var server = SqlServerTestTarget.Healthy();
        await using var session = await SqlServerTestTarget.LockedAsync(server, SqlServerTestTarget.Create("sqlserver://db:1433;database=shop;user=app;password={a;schema=no};schema={o'r]g}"));

        await session.CreateHistoryAsync(isBaseline: false, Cancellation);

        Assert.Equal(
            [
                "SELECT name FROM sys.tables WHERE schema_id = SCHEMA_ID(@schema) AND is_ms_shipped = 0 AND name NOT IN (@history, @seeds) ORDER BY name -- @schema=o'r]g, @history=_prisma_migrations, @seeds=_netscript_seeds",
                "IF SCHEMA_ID(N'o''r]g') IS NULL EXEC(N'CREATE SCHEMA [o''r]]g]');",
                """
                CREATE TABLE [o'r]]g].[_prisma_migrations] (
                    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
                    checksum                VARCHAR(64) NOT NULL,
                    finished_at             DATETIMEOFFSET,
                    migration_name          NVARCHAR(250) NOT NULL,
                    logs                    NVARCHAR(MAX) NULL,
                    rolled_back_at          DATETIMEOFFSET,
                    started_at              DATETIMEOFFSET NOT NULL DEFAULT CURRENT_TIMESTAMP,
                    applied_steps_count     INT NOT NULL DEFAULT 0
                )
                """,
            ],
            server.Log);
    }

    [Theory]
    [InlineData(SqlServerTestTarget.ConnectionString, "[dbo]")]
    [InlineData("sqlserver://db;database=shop;user=app;password=x", "[dbo]")]
    [InlineData("mssql://app:x@db:1433/shop?schema=shop", "[shop]")]
    public async Task The_schema_is_dbo_unless_a_URL_says_another(string connectionString, string schema)
    {
        var server = SqlServerTestTarget.Healthy();
        await using var session = await SqlServerTestTarget.LockedAsync(server, SqlServerTestTarget.Create(connectionString));

        await session.CreateSeedsAsync(Cancellation);

        Assert.Contains($"CREATE TABLE {schema}.[_netscript_seeds]", server.Log[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_without_a_history_are_refused_unless_it_is_a_baseline()
    {
        var server = SqlServerTestTarget.Healthy().On("FROM sys.tables WHERE", RecordedServer.Rows([("name", typeof(string))], ["orders"], ["users"]));
        await using var session = await SqlServerTestTarget.LockedAsync(server);

        var exception = await Assert.ThrowsAsync<MigrationFailedException>(() => session.CreateHistoryAsync(isBaseline: false, Cancellation));
        Assert.Equal("P3005", exception.Failure.Code);
        Assert.Contains("orders, users", exception.Failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Log);

        await session.CreateHistoryAsync(isBaseline: true, Cancellation);
        Assert.Contains("CREATE TABLE [dbo].[_prisma_migrations]", server.Log[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dropping_tries_again_what_others_kept()
    {
        var server = SqlServerTestTarget.Healthy()
            .On("SELECT statement FROM", RecordedServer.Rows([("statement", typeof(string))], ["ALTER TABLE [dbo].[b] DROP CONSTRAINT [f]"], ["DROP TABLE [dbo].[a]"], ["DROP FUNCTION [dbo].[g]"], ["DROP VIEW [dbo].[v]"]))
            .On("DROP TABLE [dbo].[a]", RecordedServer.Error(3729), RecordedServer.Nothing)
            .On("DROP FUNCTION [dbo].[g]", RecordedServer.Error(3729), RecordedServer.Error(3729), RecordedServer.Nothing);
        await using var session = await SqlServerTestTarget.LockedAsync(server);

        await session.DropAllAsync(Cancellation);

        Assert.Equal(
            [
                "ALTER TABLE [dbo].[b] DROP CONSTRAINT [f]", "DROP TABLE [dbo].[a]", "DROP FUNCTION [dbo].[g]", "DROP VIEW [dbo].[v]",
                "DROP TABLE [dbo].[a]", "DROP FUNCTION [dbo].[g]", "DROP FUNCTION [dbo].[g]",
            ],
            server.Log[1..]);
        Assert.EndsWith("-- @schema=dbo", server.Log[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_dropped_ends_with_the_reason()
    {
        var server = SqlServerTestTarget.Healthy()
            .On("SELECT statement FROM", RecordedServer.Rows([("statement", typeof(string))], ["DROP TABLE [dbo].[a]"], ["DROP TABLE [dbo].[b]"]))
            .On("DROP TABLE", RecordedServer.Error(3729, "Cannot DROP TABLE 'a' because it is being referenced by object 'v'."));
        await using var session = await SqlServerTestTarget.LockedAsync(server);

        var exception = await Assert.ThrowsAsync<RecordedException>(() => session.DropAllAsync(Cancellation));

        Assert.Contains("referenced by object", exception.Message, StringComparison.Ordinal);
    }
}
