using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>
/// How a run ended, mapped once to all that shows it: the state of the migrations, their exit code, and the health of the
/// database.
/// </summary>
/// <param name="State">The state of the migrations resource.</param>
/// <param name="ExitCode">What resources that wait for completion see; <see langword="null"/> while there is no end.</param>
/// <param name="Health">The health of the database, on which its dependents wait.</param>
/// <param name="Description">What happened and what to do next, for people.</param>
internal sealed record MigrationVerdict(ResourceStateSnapshot State, int? ExitCode, HealthStatus Health, string Description)
{
    /// <summary>Nothing is known yet.</summary>
    public static readonly MigrationVerdict NotRun = new(
        new ResourceStateSnapshot(KnownResourceStates.NotStarted, KnownResourceStateStyles.Info), null, HealthStatus.Unhealthy, "Not migrated yet.");

    /// <summary><c>Migrations:Mode</c> is <c>Off</c>: the database is taken as it is.</summary>
    public static readonly MigrationVerdict Off = Success("Migrations:Mode is Off: the database is taken as it is.");

    /// <summary>There are schema files, of which nobody has written a migration yet.</summary>
    public static readonly MigrationVerdict OnlySchema = NotRun with
    {
        Description = "There is a schema and no migration yet. Run the create command, which writes the first one, or set Migrations:Mode to Push.",
    };

    /// <summary>The run was cancelled, and what it had begun was rolled back.</summary>
    public static readonly MigrationVerdict Canceled = new(
        new ResourceStateSnapshot(KnownResourceStates.Exited, KnownResourceStateStyles.Warn), 130, HealthStatus.Unhealthy, "The run was cancelled. Run the migrate command to finish it.");

    /// <summary>What the database held after the run, where it could be asked.</summary>
    public MigrationStatus? Status { get; init; }

    /// <summary>What the run applied.</summary>
    public MigrationOutcome? Migration { get; init; }

    /// <summary>What the run seeded.</summary>
    public SeedOutcome? Seeds { get; init; }

    /// <summary>The migrations that were marked, and not run.</summary>
    public IReadOnlyList<string> Recorded { get; init; } = [];

    /// <summary>What a command has to say against it, although the database is as the rest tells.</summary>
    public string? Objection { get; init; }

    /// <summary>The failure to show first.</summary>
    public MigrationFailure? Failure
    {
        get => field ?? FirstFailure(Migration, Seeds, Status);
        private init;
    }

    /// <summary>A run that did its work, or failed at it.</summary>
    public static MigrationVerdict Ended(MigrationOutcome? migration, SeedOutcome? seeds, MigrationStatus status)
    {
        var failure = FirstFailure(migration, seeds, status);
        var verdict = failure is null ? Success(Summary(migration, seeds, status)) : Failed(failure.Message);
        return verdict with { Migration = migration, Seeds = seeds, Status = status };
    }

    /// <summary>Something is missing, and this run does not supply it.</summary>
    public static MigrationVerdict Behind(MigrationStatus status, string next) =>
        Failed(status.Failure?.Message ?? $"{Pending(status)} {next}") with { Status = status };

    /// <summary>What the database is without a run: ready, failed, or in want of a command.</summary>
    public static MigrationVerdict Standing(MigrationStatus status) =>
        status.IsUpToDate ? Ended(null, null, status)
        : status.Failure is { } failure ? Failed(failure) with { Status = status }
        : status.Migrations.FirstOrDefault(entry => entry.State == MigrationState.Failed) is { } failed
            ? Failed($"{failed.Problem}, or say so with the resolve command.") with { Status = status }
        : NotRun with { Status = status, Description = $"{Pending(status)} Run the migrate command." };

    /// <summary>The run failed, and nothing else is known.</summary>
    public static MigrationVerdict Failed(MigrationFailure failure) => Failed(failure.Message) with { Failure = failure };

    /// <summary>The run could not begin: the migrations on disk, or the configuration, are wrong.</summary>
    public static MigrationVerdict Precondition(string problem) => new(
        new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error), null, HealthStatus.Unhealthy, problem);

    /// <summary>A defect, or something that no rule foresaw.</summary>
    public static MigrationVerdict Unexpected(Exception exception) => Failed($"{exception.GetType().Name}: {exception.Message}");

    private static MigrationVerdict Success(string description) => new(
        new ResourceStateSnapshot(KnownResourceStates.Finished, KnownResourceStateStyles.Success), 0, HealthStatus.Healthy, description);

    private static MigrationVerdict Failed(string description) => new(
        new ResourceStateSnapshot(KnownResourceStates.Exited, KnownResourceStateStyles.Error), 1, HealthStatus.Unhealthy, description);

    private static MigrationFailure? FirstFailure(MigrationOutcome? migration, SeedOutcome? seeds, MigrationStatus? status) =>
        migration?.Failure ?? seeds?.Failure ?? status?.Failure;

    /// <summary>What a push has done, for people.</summary>
    public static string Pushed(PushOutcome push, SeedOutcome seeds)
    {
        var schema = push.Statements.Count == 0 ? "The database is what the schema says" : $"Pushed the schema in {Count(push.Statements.Count, "statement")}";
        return seeds.Seeded.Count == 0 ? $"{schema}." : $"{schema} and ran {Count(seeds.Seeded.Count, "seed")}.";
    }

    private static string Summary(MigrationOutcome? migration, SeedOutcome? seeds, MigrationStatus status)
    {
        var applied = migration?.Applied.Count ?? 0;
        var seeded = seeds?.Seeded.Count ?? 0;
        return (applied, seeded) switch
        {
            (0, 0) => $"Up to date: {Count(status.Applied, "migration")} applied.",
            (_, 0) => $"Applied {Count(applied, "migration")}.",
            (0, _) => $"Ran {Count(seeded, "seed")}.",
            _ => $"Applied {Count(applied, "migration")} and ran {Count(seeded, "seed")}.",
        };
    }

    private static string Pending(MigrationStatus status) =>
        $"{Count(status.Pending, "migration")} and {Count(status.Seeds.Count(s => s.IsDue), "seed")} pending.";

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
