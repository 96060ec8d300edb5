using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>What <c>migrate</c> and <c>init</c> did.</summary>
internal sealed record MigrateReport : Report
{
    /// <summary>The path of the migration that was written, or <see langword="null"/>.</summary>
    public required string? Created { get; init; }

    /// <summary>The migrations that were applied.</summary>
    public required IReadOnlyList<string> Applied { get; init; }

    /// <summary>What is lost by the new one.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What the new one changes, as a tree to read.</summary>
    public required string Summary { get; init; }

    public required double DurationMs { get; init; }

    public override void Show(Screen screen)
    {
        foreach (var migration in Applied)
        {
            Screen.WriteResult($"Applied {migration}");
        }

        if (Failure is not null)
        {
            return;
        }

        if (Created is null)
        {
            Screen.WriteResult($"{Database!.Key} is in sync: the schema needs no migration.");
            return;
        }

        foreach (var warning in Warnings)
        {
            screen.Warn(warning);
        }

        Screen.WriteResult(Summary.Trim());
        Screen.WriteResult($"Wrote {Created}");
        if (!Applied.Any(migration => Created.Contains(migration.Split('/')[^1], StringComparison.Ordinal)))
        {
            Screen.WriteResult("Edit it if need be, and apply it with: netscript db deploy");
        }
    }
}
