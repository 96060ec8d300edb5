using Microsoft.Extensions.Logging;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Runs;
using NetScript.Migrations.Scripts;
using NetScript.Schema;
using NetScript.Schema.Diff;

namespace NetScript.Migrations.Authoring;

/// <summary>Makes a database what a schema says.</summary>
internal sealed class PushRun(MigrationTarget target)
{
    private IReadOnlyList<string> _statements = [];
    private IReadOnlyList<DataLossFinding> _findings = [];

    public async Task<PushOutcome> ExecuteAsync(PrismaSchema schema, PushOptions options, CancellationToken cancellationToken)
    {
        var run = new Run(target, "push");
        var failure = await run.ExecuteAsync((engine, _) => PushAsync(engine, schema, options, cancellationToken)).ConfigureAwait(false);
        return new PushOutcome { Statements = _statements, DataLoss = _findings, Duration = run.Duration, Failure = failure };
    }

    private async Task PushAsync(IMigrationEngine engine, PrismaSchema schema, PushOptions options, CancellationToken cancellationToken)
    {
        LiveSchema.ThrowUnlessValid(schema, target);
        if (options.ForceReset && await new ResetRun(target).DropAsync(new Run(target, "reset"), options.ConfirmedDatabase, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            throw new MigrationFailedException(refusal);
        }

        target.Progress?.Report(new ConnectingEvent());
        var session = await engine.OpenAsync(target, cancellationToken).ConfigureAwait(false);
        await using var __ = session.ConfigureAwait(false);
        target.Progress?.Report(new LockingEvent());
        await session.LockAsync(cancellationToken).ConfigureAwait(false);
        var diff = await CompareAsync(session, schema, cancellationToken).ConfigureAwait(false);
        if (diff.IsEmpty)
        {
            return;
        }

        _statements = [.. diff.ToStatements()];
        _findings = await diff.FindDataLossAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        ThrowIfHarmful(options);
        await ExecuteAsync(session, diff, engine.Dialect, cancellationToken).ConfigureAwait(false);
        target.Logger.LogInformation("{Database}: the database is what the schema says, by {Count} statements", target.Database.Key, _statements.Count);
    }

    private async Task<DatabaseDiff> CompareAsync(IMigrationSession session, PrismaSchema schema, CancellationToken cancellationToken)
    {
        var database = await LiveSchema.ReadAsync(session, target, schema.Model.Datasource?.Schemas, cancellationToken).ConfigureAwait(false);
        return DatabaseDiff.Between(database, LiveSchema.Describe(schema, database));
    }

    private async Task ExecuteAsync(IMigrationSession session, DatabaseDiff diff, SqlDialect dialect, CancellationToken cancellationToken)
    {
        var script = SqlScript.Parse(diff.ToSql(), dialect);
        try
        {
            if (script.IsTransactional)
            {
                await session.ExecuteAsync(script, cancellationToken).ConfigureAwait(false);
                return;
            }

            foreach (var statement in script.Statements)
            {
                await session.ExecuteAsync(script, statement, null, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ScriptException exception)
        {
            throw new MigrationFailedException(Redaction.Redact(target, new MigrationFailure
            {
                Code = "P3018",
                Statement = exception.Statement,
                DatabaseCode = exception.DatabaseCode,
                QueryText = script.Statements.FirstOrDefault(statement => statement.Number == exception.Statement)?.Text,
                Message = $"P3018: The schema could not be pushed to '{target.Database.Key}': {exception.Message} ({exception.DatabaseCode}), in {script.Statements.FirstOrDefault(statement => statement.Number == exception.Statement)?.Text ?? "its commit"}. "
                    + "Look at the rows that it is about, or let everything be dropped first (--force-reset).",
            }), exception);
        }
    }

    private void ThrowIfHarmful(PushOptions options)
    {
        if (_findings.Where(finding => finding.IsUnexecutable).Select(finding => finding.Message).ToList() is { Count: > 0 } impossible)
        {
            throw MigrationFailedException.Of(
                "NS1013",
                $"The schema cannot be pushed to '{target.Database.Key}' with the rows that it has.\n{CreateMigrationRun.List(impossible)}\nNothing was changed. Change the schema or the rows, or let everything be dropped first (--force-reset).");
        }

        if (_findings.Count > 0 && !options.AcceptDataLoss)
        {
            throw MigrationFailedException.Of(
                "NS1012",
                $"The push would lose data of '{target.Database.Key}'.\n{CreateMigrationRun.List(_findings.Select(finding => finding.Message))}\nNothing was changed. If that is meant, say so (--accept-data-loss).");
        }
    }
}
