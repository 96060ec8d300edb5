namespace NetScript.Migrations.Tests.Reliability;

/// <summary>A plan, and what a run that nobody disturbs makes of it.</summary>
internal sealed record Reference(Subject Subject, KillPlan Plan, IReadOnlyList<string> Dump)
{
    /// <summary>Some of the plan, migrated and seeded in this process.</summary>
    /// <param name="engine">The name of the engine.</param>
    /// <param name="progress">Takes what happens.</param>
    public static async Task<Reference> RunAsync(string engine, IProgress<MigrationEvent>? progress = null)
    {
        var subject = await Subject.OfAsync(engine);
        var plan = KillPlan.For(subject).Excerpt();
        using var database = subject.NewDatabase();
        plan.WriteTo(database.Workspace);
        Assert.Null((await database.MigrateAsync(progress)).Failure);
        Assert.Null((await database.Migrator.SeedAsync(database.Workspace.Load(), progress, TestContext.Current.CancellationToken)).Failure);
        return new Reference(subject, plan, Reliability.Dump.Of(database, subject));
    }
}
