using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>Publishes the states of a database and its migrations, as the controller decides them.</summary>
internal sealed class DatabaseStates(NetScriptDatabaseResource database, ResourceNotificationService notifications)
{
    /// <summary>
    /// The state of a database while it is migrated. Other than <c>Running</c>, so that nothing starts on an earlier health
    /// report, and a change from it, which makes the health check look again at once.
    /// </summary>
    public const string Migrating = "Migrating";

    public Task DatabaseIsRunningAsync() => notifications.PublishUpdateAsync(database, s => s with
    {
        State = KnownResourceStates.Running,
        StartTimeStamp = DateTime.UtcNow,
        Properties = s.Properties.Without(DatabaseProperties.ProblemName),
    });

    /// <summary>It waits for its server, as it did at start.</summary>
    public Task ServerIsGoneAsync() => ChangeAsync(KnownResourceStates.Running, KnownResourceStates.Waiting);

    public Task ServerIsBackAsync() => ChangeAsync(KnownResourceStates.Waiting, KnownResourceStates.Running);

    /// <summary>It waits still, as its server does, but people have to do something.</summary>
    public Task PasswordIsWrongAsync(string problem) => notifications.PublishUpdateAsync(database, s => s with
    {
        State = new ResourceStateSnapshot("Wrong password", KnownResourceStateStyles.Error),
        Properties = s.Properties.With(DatabaseProperties.Problem(problem)),
    });

    public Task ShowServerAsync(string server) => notifications.PublishUpdateAsync(database, s => s with
    {
        Properties = s.Properties.With(DatabaseProperties.Server(server)),
    });

    public Task DatabaseFailedAsync(string problem) => notifications.PublishUpdateAsync(database, s => s with
    {
        State = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
        StopTimeStamp = DateTime.UtcNow,
        Properties = s.Properties.With(DatabaseProperties.Problem(problem)),
    });

    public async Task RunStartedAsync()
    {
        await notifications.PublishUpdateAsync(database.Migrations, s => s with
        {
            State = KnownResourceStates.Running,
            StartTimeStamp = DateTime.UtcNow,
            StopTimeStamp = null,
            ExitCode = null,
            Properties = s.Properties.Without(DatabaseProperties.ProblemName, DatabaseProperties.FailedAtName),
        }).ConfigureAwait(false);
        await notifications.PublishUpdateAsync(database, s => s with
        {
            State = new ResourceStateSnapshot(Migrating, KnownResourceStateStyles.Info),
            StopTimeStamp = null,
            Properties = s.Properties.Without(DatabaseProperties.ProblemName),
        }).ConfigureAwait(false);
    }

    public Task ShowProgressAsync(string progress) => notifications.PublishUpdateAsync(database.Migrations, s => s with
    {
        State = new ResourceStateSnapshot(progress, KnownResourceStateStyles.Info),
    });

    public Task ShowStatusAsync(MigrationStatus status) => notifications.PublishUpdateAsync(database.Migrations, s => s with
    {
        Properties = s.Properties.With(DatabaseProperties.Of(status)),
    });

    public Task ShowSchemaAsync(SchemaStatus status) => notifications.PublishUpdateAsync(database.Migrations, s => s with
    {
        Properties = s.Properties.With(DatabaseProperties.Schema(SchemaReport.Headline(status))),
    });

    public async Task RunEndedAsync(MigrationVerdict verdict)
    {
        var now = DateTime.UtcNow;
        await notifications.PublishUpdateAsync(database.Migrations, s => s with
        {
            State = verdict.State,
            ExitCode = verdict.ExitCode,
            StopTimeStamp = now,
            Properties = s.Properties.With([.. DatabaseProperties.Of(verdict), DatabaseProperties.Duration(now - (s.StartTimeStamp ?? now))]),
        }).ConfigureAwait(false);
        await notifications.PublishUpdateAsync(database, s => s.State?.Text == Migrating
            ? (s with { State = KnownResourceStates.Running }).WithHealthReports(Reports(s.HealthReports, verdict))
            : s).ConfigureAwait(false);
    }

    private Task ChangeAsync(string before, string after) => notifications.PublishUpdateAsync(database, s => s.State?.Text == before ? s with { State = after } : s);

    // The report is published with the state: until the health service has looked again, an earlier one would still count.
    private ImmutableArray<HealthReportSnapshot> Reports(ImmutableArray<HealthReportSnapshot> reports, MigrationVerdict verdict) =>
    [
        .. reports.Select(report => report.Name == DatabaseWiring.HealthCheckKey(database)
            ? report with { Status = verdict.Health, Description = verdict.Description, ExceptionText = null }
            : report),
    ];
}
