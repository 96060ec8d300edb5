namespace NetScript.Migrations.Tests.Reliability;

/// <summary>Many migrators at once, and others who hold the lock.</summary>
public sealed class CrowdTests
{
    private const int Processes = 32;

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task Thirty_two_processes_at_once_apply_each_migration_once_and_all_end_well(string engine)
    {
        var token = TestContext.Current.CancellationToken;
        var subject = await Subject.OfAsync(engine);
        using var database = subject.NewDatabase();
        Write(subject, database);

        var children = Enumerable.Range(0, Processes).Select(_ => ChildMigrator.Start(database.Workspace, database.ConnectionString)).ToList();
        var codes = await Task.WhenAll(children.Select(child => child.WaitForExitAsync(token)));
        var errors = await Task.WhenAll(children.Select(child => child.ReadErrorAsync(token)));
        children.ForEach(child => child.Dispose());

        Assert.Equal("", string.Concat(errors).Trim());
        Assert.All(codes, code => Assert.Equal(0, code));
        AssertOnce(database);
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task Two_migrators_wait_for_Prismas_lock_and_both_end_well(string engine)
    {
        var subject = await Subject.OfAsync(engine);
        using var database = subject.NewDatabase();
        database.Create();
        Write(subject, database);
        Task<MigrationOutcome>[] runs;
        using (var prisma = database.Connect())
        {
            using var command = prisma.CreateCommand();
            command.CommandText = subject.PrismaLock;
            command.ExecuteNonQuery();
            var waiting = Enumerable.Range(0, 2).Select(_ => new TaskCompletionSource()).ToList();
            runs = [.. waiting.Select(source => Task.Run(() => database.MigrateAsync(new Recorder(report => { if (report is LockingEvent) { source.TrySetResult(); } }))))];
            await Task.WhenAll(waiting.Select(source => source.Task));

            Assert.False(database.HasTable("crowd"));
        }

        var outcomes = await Task.WhenAll(runs);

        Assert.All(outcomes, outcome => Assert.Null(outcome.Failure));
        Assert.Equal(8, outcomes.Sum(outcome => outcome.Applied.Count));
        await database.SeedAsync();
        AssertOnce(database);
    }

    private static void Write(Subject subject, TestDatabase database)
    {
        database.Workspace.Migration("20260100_crowd", "CREATE TABLE crowd (step INT);");
        for (var i = 1; i < 7; i++)
        {
            database.Workspace.Migration($"202601{i:00}_step", $"CREATE TABLE t{i} (id INT);\nINSERT INTO crowd VALUES ({i});");
        }

        database.Workspace.Migration("20260107_outside", $"INSERT INTO crowd VALUES (7);\n{subject.OutsideTransaction.Replace("ledger", "crowd", StringComparison.Ordinal)};\nINSERT INTO crowd VALUES (8);");
        database.Workspace.Seed("01.sql", "INSERT INTO crowd VALUES (9);");
    }

    private static void AssertOnce(TestDatabase database)
    {
        Assert.Equal(Enumerable.Range(1, 9).Select(i => $"{i}"), database.Query("SELECT step FROM crowd ORDER BY step"));
        Assert.Equal(8, database.History().Count);
        Assert.All(database.History(), row => Assert.EndsWith("|finished|-|1", row, StringComparison.Ordinal));
    }
}
