using System.Diagnostics;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>A run of the plan that nobody has disturbed.</summary>
/// <param name="Dump">What it left.</param>
/// <param name="Lines">How many lines of progress it wrote.</param>
/// <param name="Duration">How long its process lasted.</param>
/// <param name="Transactional">The migrations that are a transaction each, so that a kill leaves nothing of them.</param>
internal sealed record Undisturbed(IReadOnlyList<string> Dump, int Lines, TimeSpan Duration, IReadOnlySet<string?> Transactional)
{
    public static async Task<Undisturbed> RunAsync(Subject subject, KillPlan plan, CancellationToken cancellationToken)
    {
        using var database = subject.NewDatabase();
        plan.WriteTo(database.Workspace);
        var preview = await database.Migrator.PreviewAsync(database.Workspace.Load(), null, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        using var child = ChildMigrator.Start(database.Workspace, database.ConnectionString);
        Assert.True(await child.EndsBeforeAsync(int.MaxValue, cancellationToken));
        Assert.Equal(0, await child.WaitForExitAsync(cancellationToken));
        var duration = Stopwatch.GetElapsedTime(start);
        return new Undisturbed(
            Reliability.Dump.Of(database, subject),
            child.Lines.Count,
            duration,
            preview.Migrations.Where(entry => entry.IsTransactional).Select(entry => (string?)entry.DisplayName).ToHashSet());
    }
}
