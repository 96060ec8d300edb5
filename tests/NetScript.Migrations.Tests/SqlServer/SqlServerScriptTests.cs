using NetScript.Configuration;

namespace NetScript.Migrations.Tests.SqlServer;

public sealed class SqlServerScriptTests : IDisposable
{
    private readonly TestWorkspace _workspace = new(DatabaseEngine.Mssql);

    [Fact]
    public void Each_batch_is_a_text_of_its_own_in_the_transaction_of_its_record()
    {
        _workspace.Migration("20260101_a", "CREATE TABLE a (t NVARCHAR(9));\nGO\nCREATE VIEW v AS SELECT 'it''s' AS t;\nGO");

        var lines = MigrationScript.Write(_workspace.Database, _workspace.Load()).Text.Split('\n');

        Assert.Equal(
            ["BEGIN TRANSACTION;", "EXEC(N'CREATE TABLE a (t NVARCHAR(9));", "EXEC(N'CREATE VIEW v AS SELECT ''it''''s'' AS t;", "INSERT INTO [_prisma_migrations] (id, checksum, migration_name, logs, started_at, finished_at, applied_steps_count)", "COMMIT TRANSACTION;"],
            lines.SkipWhile(line => line != "BEGIN TRANSACTION;").Where(line => line.StartsWith("BEGIN", StringComparison.Ordinal) || line.StartsWith("EXEC(", StringComparison.Ordinal) || line.StartsWith("INSERT", StringComparison.Ordinal) || line.StartsWith("COMMIT", StringComparison.Ordinal))
                .Select(line => line.EndsWith("');", StringComparison.Ordinal) ? line[..^3] : line));
        Assert.Contains("IF @replaced = 0 AND NOT EXISTS (SELECT 1 FROM [_prisma_migrations] WHERE migration_name = N'20260101_a' AND rolled_back_at IS NULL)", lines);
    }

    public void Dispose() => _workspace.Dispose();
}
