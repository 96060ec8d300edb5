using NetScript.Testing;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>Connections that break.</summary>
public sealed class CutTests(ITestOutputHelper output)
{
    private const int Cuts = 12;

    private static readonly string[] s_codes = ["P1001", "P1017"];

    [Theory]
    [MemberData(nameof(Subject.Servers), MemberType = typeof(Subject))]
    public async Task A_connection_that_breaks_at_any_byte_of_the_migrators_is_told_and_the_next_run_finishes(string engine) =>
        await CutAsync(await Reference.RunAsync(engine), proxy => proxy.MostSent, (port, bytes) => new TcpProxy(port) { CutAfterSent = bytes });

    [Theory]
    [MemberData(nameof(Subject.Servers), MemberType = typeof(Subject))]
    public async Task A_connection_that_breaks_at_any_byte_of_the_servers_is_told_and_the_next_run_finishes(string engine) =>
        await CutAsync(await Reference.RunAsync(engine), proxy => proxy.MostReceived, (port, bytes) => new TcpProxy(port) { CutAfterReceived = bytes });

    private async Task CutAsync(Reference reference, Func<TcpProxy, long> count, Func<int, long, TcpProxy> proxyThatCuts)
    {
        var token = TestContext.Current.CancellationToken;
        var total = await CountAsync(reference, count);
        var failed = 0;
        foreach (var cut in Enumerable.Range(0, Cuts).Select(i => total * i / Cuts).Prepend(1).Append(total * 99 / 100))
        {
            output.WriteLine($"cut after {cut} of {total} bytes");
            using var database = reference.Subject.NewDatabase();
            reference.Plan.WriteTo(database.Workspace);
            await using (var proxy = proxyThatCuts(reference.Subject.Port, cut))
            {
                if (await RunAsync(reference.Subject, database, proxy) is { } failure)
                {
                    failed++;
                    Assert.Contains(failure.Code, s_codes);
                }

                Assert.Equal(1, proxy.Cuts);
            }

            var rescue = new Rescue(database, reference.Plan);
            await rescue.FinishAsync(token);
            await rescue.AssertEqualAsync(reference.Dump, reference.Subject);
        }

        Assert.True(failed > Cuts / 2, $"Only {failed} runs noticed the cut.");
    }

    // On some servers the lock is one for all databases: a run that waits for another test's sends more than it would alone.
    private static async Task<long> CountAsync(Reference reference, Func<TcpProxy, long> count)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            using var database = reference.Subject.NewDatabase();
            reference.Plan.WriteTo(database.Workspace);
            await using var proxy = new TcpProxy(reference.Subject.Port);
            Assert.Null(await RunAsync(reference.Subject, database, proxy));
            least = Math.Min(least, count(proxy));
        }

        return least;
    }

    private static async Task<MigrationFailure?> RunAsync(Subject subject, TestDatabase database, TcpProxy proxy)
    {
        var token = TestContext.Current.CancellationToken;
        var migrator = new Migrator(database.Definition, subject.Through(proxy.Port, database), database.Log) { ConnectTimeout = TimeSpan.Zero };
        return (await migrator.MigrateAsync(database.Workspace.Load(), null, null, token)).Failure ?? (await migrator.SeedAsync(database.Workspace.Load(), null, token)).Failure;
    }
}
