using System.Diagnostics;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>A plan whose migrators are killed until one comes to the end, in a database of its own.</summary>
/// <param name="subject">The engine.</param>
/// <param name="plan">The plan.</param>
/// <param name="undisturbed">What is left by a migrator that nobody has killed.</param>
/// <param name="random">Chooses the moments.</param>
internal sealed class KillRound(Subject subject, KillPlan plan, Undisturbed undisturbed, Random random)
{
    private static readonly TimeSpan s_longestSpin = TimeSpan.FromMilliseconds(3);

    private KillReport _report = new() { Rounds = 1 };

    public async Task<KillReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        using var database = subject.NewDatabase();
        plan.WriteTo(database.Workspace);
        var rescue = new Rescue(database, plan);
        string? interrupted = null;
        int? code;
        do
        {
            using var child = ChildMigrator.Start(database.Workspace, database.ConnectionString);
            code = await EndAsync(child, cancellationToken);
            if (code is null)
            {
                _report = _report with { Kills = _report.Kills + 1, InScript = _report.InScript + (child.IsInScript ? 1 : 0) };
            }

            var left = interrupted;
            interrupted = await FindInterruptedAsync(database);
            if (code is > 0)
            {
                await rescue.ResolveAsync((await database.MigrateAsync()).Failure, cancellationToken);
                interrupted = null;
            }
            else if (left is not null && interrupted != left)
            {
                _report = _report with { Resumed = _report.Resumed + 1 };
            }
        }
        while (code != 0);

        await rescue.AssertEqualAsync(undisturbed.Dump, subject);
        return _report with { Resolved = rescue.Count };
    }

    /// <summary>The exit code of a process that came to its end before its moment, or <see langword="null"/> if it was killed.</summary>
    private async Task<int?> EndAsync(ChildMigrator child, CancellationToken cancellationToken)
    {
        var isOver = random.Next(2) == 0
            ? await EndsBeforeAsync(child, random.Next(undisturbed.Lines + 1), cancellationToken)
            : await child.EndsWithinAsync(undisturbed.Duration * random.NextDouble(), cancellationToken);
        if (isOver)
        {
            return await child.WaitForExitAsync(cancellationToken);
        }

        await child.KillAsync(cancellationToken);
        return null;
    }

    private async Task<bool> EndsBeforeAsync(ChildMigrator child, int lines, CancellationToken cancellationToken)
    {
        var spin = s_longestSpin * random.NextDouble();
        var isOver = await child.EndsBeforeAsync(lines, cancellationToken);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < spin;)
        {
            Thread.SpinWait(1);
        }

        return isOver;
    }

    /// <summary>The migration that was left unfinished, which only one that does not run in a transaction may be.</summary>
    private async Task<string?> FindInterruptedAsync(TestDatabase database)
    {
        var status = await database.GetStatusAsync();
        Assert.Null(status.Failure);
        var failed = status.Migrations.SingleOrDefault(migration => migration.State == MigrationState.Failed)?.DisplayName;
        Assert.DoesNotContain(failed, undisturbed.Transactional);
        return failed;
    }
}
