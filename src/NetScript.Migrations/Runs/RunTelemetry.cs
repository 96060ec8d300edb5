using System.Diagnostics;
using Microsoft.Extensions.Logging;
using NetScript.Migrations.Engines;

namespace NetScript.Migrations.Runs;

/// <summary>The spans of a run and the log of its failure, by OpenTelemetry's conventions for databases.</summary>
internal sealed class RunTelemetry(MigrationTarget target, IMigrationEngine engine)
{
    /// <summary>Begins a span; exporters find all spans of one database by its key, which each of them has from the start.</summary>
    public static Activity? Start(MigrationTarget target, string name) => MigrationsTelemetry.Source.StartActivity(
        ActivityKind.Client, tags: [new(MigrationsTelemetry.DatabaseTag, target.Database.Key)], name: name);

    /// <summary>Begins the span of a script.</summary>
    public Activity? Start(string name, string displayName)
    {
        var activity = Start(target, $"{name} {displayName}");
        Describe(activity);
        activity?.SetTag($"netscript.{name}", displayName);
        return activity;
    }

    public void Describe(Activity? activity)
    {
        if (activity is null)
        {
            return;
        }

        var format = target.Database.Engine.ConnectionStrings;
        activity.SetTag("db.system.name", engine.SystemName);
        activity.SetTag("db.namespace", target.Database.DatabaseName);
        try
        {
            activity.SetTag("db.namespace", format.GetDatabase(target.ConnectionString) ?? target.Database.DatabaseName);
            if (!target.Database.Engine.IsFile)
            {
                activity.SetTag("server.address", format.GetHost(target.ConnectionString));
                activity.SetTag("server.port", format.GetPort(target.ConnectionString) ?? target.Database.Engine.DefaultPort);
            }
        }
        catch (FormatException)
        {
            // The connection string is the failure that this run is about to report.
            activity.SetTag("error.type", "P1013");
        }
    }

    /// <summary>Says on a span why what it is about has failed.</summary>
    /// <param name="activity">The span.</param>
    /// <param name="failure">Without secrets.</param>
    public static void Fail(Activity? activity, MigrationFailure failure)
    {
        activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
        foreach (var (name, value) in AttributesOf(failure))
        {
            activity?.SetTag(name, value);
        }

        activity?.AddEvent(new ActivityEvent("exception", tags: new() { { "exception.type", typeof(MigrationFailedException).FullName }, { "exception.message", failure.Message } }));
    }

    /// <summary>Logs a failure with the attributes that its span has.</summary>
    /// <param name="target">What the run was about.</param>
    /// <param name="failure">Without secrets.</param>
    public static void Log(MigrationTarget target, MigrationFailure failure)
    {
        var database = target.Database.Key;
        IReadOnlyList<KeyValuePair<string, object?>> state =
        [
            new("Database", database), new("Problem", failure.Message), new(MigrationsTelemetry.DatabaseTag, database), .. AttributesOf(failure),
            new("{OriginalFormat}", "{Database}: {Problem}"),
        ];
        target.Logger.Log(LogLevel.Error, default, state, null, (_, _) => $"{database}: {failure.Message}");
    }

    private static IEnumerable<KeyValuePair<string, object?>> AttributesOf(MigrationFailure failure) => new KeyValuePair<string, object?>[]
    {
        new("error.type", failure.Code),
        new("db.response.status_code", failure.DatabaseCode),
        new("db.query.text", failure.QueryText),
        new("netscript.script", failure.Migration),
        new("netscript.line", failure.Line),
    }.Where(attribute => attribute.Value is not null);
}
