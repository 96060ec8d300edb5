using System.Data.Common;
using System.Diagnostics;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Runs;

/// <summary>What all runs have in common: how they end, and what is traced.</summary>
internal sealed class Run(MigrationTarget target, string name, bool isMeasured = false)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan Duration => Stopwatch.GetElapsedTime(_start);

    /// <summary>Does the work in a span, and returns the failure that can be expected if there was one.</summary>
    public async Task<MigrationFailure?> ExecuteAsync(Func<IMigrationEngine, RunTelemetry, Task> work)
    {
        using var activity = RunTelemetry.Start(target, $"{name} {target.Database.Key}");
        try
        {
            var engine = MigrationEngines.Get(target.Database);
            var telemetry = new RunTelemetry(target, engine);
            telemetry.Describe(activity);
            await TranslateAsync(engine, () => work(engine, telemetry)).ConfigureAwait(false);
            Measure(null);
            return null;
        }
        catch (MigrationFailedException exception)
        {
            var failure = Redaction.Redact(target, exception.Failure);
            RunTelemetry.Fail(activity, failure);
            RunTelemetry.Log(target, failure);
            Measure(failure);
            return failure;
        }
        catch (OperationCanceledException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, "Cancelled");
            throw;
        }
    }

    /// <summary>Divides a script into statements.</summary>
    /// <exception cref="MigrationFailedException">It cannot be divided (P3018).</exception>
    public static SqlScript Parse(ScriptFile file, string displayName, SqlDialect dialect)
    {
        try
        {
            return SqlScript.Parse(file.Text, dialect);
        }
        catch (ScriptSyntaxException exception)
        {
            var position = ScriptPosition.Of(file.Text, exception.Offset);
            throw new MigrationFailedException(new MigrationFailure
            {
                Code = "P3018",
                Migration = displayName,
                Statement = exception.Statement,
                Line = position.Line,
                Column = position.Column,
                Message = $"P3018: {displayName} cannot be read as {dialect.Name}'s SQL: {exception.Message} ({file.Path}, line {position.Line}, column {position.Column}). "
                    + "Nothing was applied by this run. Correct the script and run again.",
            }, exception);
        }
    }

    /// <summary>Names the script, the statement, the line and the column at which the database refused a script. It has no secret: it is recorded in the history too.</summary>
    public static MigrationFailure Explain(MigrationTarget target, ScriptException exception, ScriptFile file, SqlScript? script, string displayName, string next)
    {
        var position = ScriptPosition.Of(file.Text, exception.Offset);
        var place = exception.Statement is { } statement
            ? $"at statement {statement} ({file.Path}, line {position.Line}, column {position.Column})"
            : $"at its commit ({file.Path})";
        return Redaction.Redact(target, new MigrationFailure
        {
            Code = "P3018",
            Migration = displayName,
            Statement = exception.Statement,
            Line = exception.Statement is null ? null : position.Line,
            Column = exception.Statement is null ? null : position.Column,
            DatabaseCode = exception.DatabaseCode,
            QueryText = script?.Statements.FirstOrDefault(statement => statement.Number == exception.Statement)?.Text,
            Message = $"P3018: {displayName} failed {place}: {exception.Message} ({exception.DatabaseCode}). {next}",
        });
    }

    // Somebody looks every few seconds; only what changes a database is worth a measurement.
    private void Measure(MigrationFailure? failure)
    {
        if (isMeasured)
        {
            RunMetrics.Of(target.Database.Key).RunEnded(name, Duration, failure);
        }
    }

    private async Task TranslateAsync(IMigrationEngine engine, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw new MigrationFailedException(engine.Explain(exception, target), exception);
        }
    }
}
