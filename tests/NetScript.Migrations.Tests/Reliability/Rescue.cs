namespace NetScript.Migrations.Tests.Reliability;

/// <summary>Does as people do whom P3009 tells to look: every other time undoes what is in effect, or finishes it by hand.</summary>
internal sealed class Rescue(TestDatabase database, KillPlan plan)
{
    private readonly List<string> _marked = [];

    /// <summary>How often that was necessary.</summary>
    public int Count { get; private set; }

    /// <summary>Brings a migration on of which nobody can tell how far it came, after making sure that the failure says which one, and where.</summary>
    public async Task ResolveAsync(MigrationFailure? failure, CancellationToken cancellationToken)
    {
        Assert.Equal("P3009", failure?.Code);
        var step = plan.Steps.Single(step => failure!.Migration == $"app/{step.Name}");
        Assert.InRange(failure!.Statement!.Value, 1, step.Statements.Count);
        Assert.Equal(failure.Statement + (step.IsMarked ? 1 : 0), failure.Line);
        Assert.Contains($"netscript db resolve --rolled-back {step.Name}", failure.Message, StringComparison.Ordinal);

        var byHand = Count++ % 2 == 1;
        foreach (var statement in byHand ? step.Undo.Concat(step.Statements) : step.Undo)
        {
            database.Execute(statement);
        }

        if (byHand)
        {
            _marked.Add(step.Name);
        }

        var resolved = await database.Migrator.ResolveAsync(database.Workspace.Load(), step.Name, byHand ? MigrationResolution.Applied : MigrationResolution.RolledBack, cancellationToken);
        Assert.Null(resolved.Failure);
    }

    /// <summary>Migrates and seeds to the end.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        while ((await database.MigrateAsync()).Failure is { } failure)
        {
            await ResolveAsync(failure, cancellationToken);
        }

        Assert.Null((await database.SeedAsync()).Failure);
    }

    /// <summary>Makes sure that everything is as an undisturbed run leaves it.</summary>
    public async Task AssertEqualAsync(IReadOnlyList<string> undisturbed, Subject subject)
    {
        Assert.Equal(Dump.Without(undisturbed, _marked), Dump.Without(Dump.Of(database, subject), _marked));
        Assert.True((await database.GetStatusAsync()).IsUpToDate);
    }
}
