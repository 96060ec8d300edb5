using System.Diagnostics;
using NetScript.Migrations.Engines;

namespace NetScript.Migrations.Runs;

/// <summary>The spans and measurements of a run, by OpenTelemetry's conventions for databases.</summary>
internal sealed class RunTelemetry(MigrationTarget target, IMigrationEngine engine)
{
    private readonly TagList _metricTags = new() { { MigrationsTelemetry.DatabaseTag, target.Database.Key } };

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

    public static void Fail(Activity? activity, MigrationFailure failure)
    {
        activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
        activity?.SetTag("error.type", failure.Code);
        activity?.SetTag("db.response.status_code", failure.DatabaseCode);
    }

    public void RecordApplied(TimeSpan duration)
    {
        MigrationsTelemetry.Applied.Add(1, _metricTags);
        MigrationsTelemetry.Duration.Record(duration.TotalSeconds, _metricTags);
    }

    public void RecordFailed(TimeSpan duration)
    {
        MigrationsTelemetry.Failed.Add(1, _metricTags);
        MigrationsTelemetry.Duration.Record(duration.TotalSeconds, _metricTags);
    }
}
