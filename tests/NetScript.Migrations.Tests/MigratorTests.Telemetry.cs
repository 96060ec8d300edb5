using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NetScript.Migrations.Tests;

public abstract partial class MigratorTests
{
    protected abstract string SystemName { get; }

    [Fact]
    public async Task Runs_are_traced_and_measured()
    {
        using var spans = Spans();
        var measured = new List<string>();
        using var meter = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == MigrationsTelemetry.MeterName && instrument.Meter.Tags?.Single() is { Key: "netscript.database", Value: string database } && database == spans.Database)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        meter.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measure(instrument.Name, tags));
        meter.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measure(instrument.Name, tags));
        meter.Start();
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration("20260102_b", "CREATE TABEL b (id INT);");
        Database.Workspace.Seed("01.sql", "INSERT INTO a VALUES (1);");

        await Database.MigrateAsync();
        await Database.SeedAsync();

        Assert.Equal(
            ["migration app/20260101_a", "migration app/20260102_b", $"migrate {spans.Database}", "seed app/01.sql", $"seed {spans.Database}"], spans.Ended.Select(span => span.DisplayName));
        Assert.All(spans.Ended, span => Assert.Equal(spans.Database, span.GetTagItem("netscript.database")));
        Assert.All(spans.Ended, span => Assert.Equal(SystemName, span.GetTagItem("db.system.name")));
        Assert.All(spans.Ended, span => Assert.NotNull(span.GetTagItem("db.namespace")));
        Assert.Equal(spans.Ended[2].SpanId, spans.Ended[0].ParentSpanId);
        Assert.Equal(
            [
                "netscript.migrations.applied ", "netscript.migrations.duration ", "netscript.migrations.duration ", "netscript.migrations.failed ",
                "netscript.migrations.run.duration migrate P3018", "netscript.migrations.run.duration seed",
            ],
            measured.Order(StringComparer.Ordinal));

        void Measure(string name, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            Assert.Equal(new KeyValuePair<string, object?>("netscript.database", spans.Database), tags[0]);
            measured.Add($"{name} {string.Join(' ', tags[1..].ToArray().Select(tag => tag.Value))}");
        }
    }

    [Fact]
    public async Task The_spans_and_the_log_of_a_failure_have_the_statement_without_its_secrets()
    {
        using var spans = Spans();
        var password = Database.Definition.Engine.ConnectionStrings.GetPassword(Database.ConnectionString) ?? "";
        Database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        Database.Workspace.Migration(
            "20260102_b", $"INSERT INTO a VALUES (1);\nUPDATE nowhere SET password = 'tr0ub4dor', note = '{password.Replace("'", "''", StringComparison.Ordinal)}';");

        var outcome = await Database.MigrateAsync();

        var statement = $"UPDATE nowhere SET password = '***', note = '{(password.Length > 0 ? "***" : "")}'";
        Assert.Equal(statement, outcome.Failure!.QueryText);
        var failed = spans.Ended.Where(span => span.Status == ActivityStatusCode.Error).ToList();
        Assert.Equal(["migration app/20260102_b", $"migrate {spans.Database}"], failed.Select(span => span.DisplayName));
        Assert.All(failed, span =>
        {
            Assert.Equal("P3018", span.GetTagItem("error.type"));
            Assert.Equal(outcome.Failure.DatabaseCode, span.GetTagItem("db.response.status_code"));
            Assert.Equal(statement, span.GetTagItem("db.query.text"));
            Assert.Contains(new KeyValuePair<string, object?>("exception.message", outcome.Failure.Message), Assert.Single(span.Events).Tags);
        });
        var logged = Assert.Single(Database.Log.Attributes, attributes => attributes.ContainsKey("error.type"));
        Assert.Equal("P3018", logged["error.type"]);
        Assert.Equal(outcome.Failure.DatabaseCode, logged["db.response.status_code"]);
        Assert.Equal(statement, logged["db.query.text"]);
        Assert.Equal("app/20260102_b", logged["netscript.script"]);
        Assert.Equal(2, logged["netscript.line"]);
        Assert.DoesNotContain("tr0ub4dor", Database.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("tr0ub4dor", string.Join(' ', Database.Query("SELECT logs FROM _prisma_migrations WHERE logs IS NOT NULL")), StringComparison.Ordinal);
    }

    // Other tests run meanwhile, and are traced too.
    private SpanRecorder Spans()
    {
        Database.Definition = Database.Definition with { Key = $"traced-{Guid.NewGuid():N}" };
        return new SpanRecorder(Database.Definition.Key);
    }

    private sealed class SpanRecorder : IDisposable
    {
        private readonly ActivityListener _listener;

        public SpanRecorder(string database)
        {
            Database = database;
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == MigrationsTelemetry.ActivitySourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                    options.Tags?.Any(tag => tag is { Key: "netscript.database" } && Equals(tag.Value, database)) == true ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
                // What one listener wants, all of them get.
                ActivityStopped = span =>
                {
                    if (Equals(span.GetTagItem("netscript.database"), database))
                    {
                        Ended.Add(span);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public string Database { get; }

        public List<Activity> Ended { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
