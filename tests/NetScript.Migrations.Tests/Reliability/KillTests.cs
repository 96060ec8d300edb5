using System.Globalization;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>Migrators that are killed at random moments. <c>docs/reliability.md</c> has the result of a full count and the command that makes it.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const string RoundsVariable = "NETSCRIPT_RELIABILITY_ROUNDS";
    private const string SeedVariable = "NETSCRIPT_RELIABILITY_SEED";
    private const int FewRounds = 3;

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task Killed_at_random_moments_the_plan_ends_as_if_nobody_had_disturbed_it(string engine)
    {
        var token = TestContext.Current.CancellationToken;
        var subject = await Subject.OfAsync(engine);
        var plan = KillPlan.For(subject);
        var undisturbed = await Undisturbed.RunAsync(subject, plan, token);
        output.WriteLine($"undisturbed: {undisturbed.Lines} lines of progress in {undisturbed.Duration.TotalMilliseconds:F0} ms");

        var seed = Setting(SeedVariable, Random.Shared.Next(1_000_000));
        var report = new KillReport();
        for (var round = 0; round < Setting(RoundsVariable, FewRounds); round++)
        {
            output.WriteLine($"round {round}: repeat it with {SeedVariable}={seed + round} {RoundsVariable}=1");
            report += await new KillRound(subject, plan, undisturbed, new Random(seed + round)).ExecuteAsync(token);
            output.WriteLine(report.ToTableRow(engine));
        }

        Assert.True(report.Kills > 0);
    }

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
