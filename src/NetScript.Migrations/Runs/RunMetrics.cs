using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NetScript.Migrations.Runs;

/// <summary>What is measured of the runs on one database. Each database has a meter of its own, which names it, so that those who export can tell them apart.</summary>
internal sealed class RunMetrics
{
    // A meter lives as long as the process: whoever listens keeps its sums.
    private static readonly ConcurrentDictionary<string, RunMetrics> s_byDatabase = new(StringComparer.Ordinal);

    // Those that OpenTelemetry's conventions advise for the duration of database operations, in seconds.
    private static readonly InstrumentAdvice<double> s_buckets = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] };

    private readonly KeyValuePair<string, object?> _database;
    private readonly Counter<long> _applied;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _runDuration;

    private RunMetrics(string database)
    {
        _database = new(MigrationsTelemetry.DatabaseTag, database);
        var meter = new Meter(new MeterOptions(MigrationsTelemetry.MeterName) { Tags = [_database] });
        _applied = meter.CreateCounter<long>("netscript.migrations.applied", "{migration}", "Migrations applied");
        _failed = meter.CreateCounter<long>("netscript.migrations.failed", "{migration}", "Migrations that failed");
        _duration = meter.CreateHistogram("netscript.migrations.duration", "s", "How long a migration took", advice: s_buckets);
        _runDuration = meter.CreateHistogram("netscript.migrations.run.duration", "s", "How long a run took that migrates or seeds, whether or not something was pending", advice: s_buckets);
    }

    public static RunMetrics Of(string database) => s_byDatabase.GetOrAdd(database, static key => new RunMetrics(key));

    public void Applied(TimeSpan duration)
    {
        _applied.Add(1, _database);
        _duration.Record(duration.TotalSeconds, _database);
    }

    public void Failed(TimeSpan duration)
    {
        _failed.Add(1, _database);
        _duration.Record(duration.TotalSeconds, _database);
    }

    public void RunEnded(string run, TimeSpan duration, MigrationFailure? failure)
    {
        var tags = new TagList { _database, { "netscript.run", run } };
        if (failure is not null)
        {
            tags.Add("error.type", failure.Code);
        }

        _runDuration.Record(duration.TotalSeconds, tags);
    }
}
