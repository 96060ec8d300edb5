using NetScript.Migrations.Engines;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Runs;

/// <summary>Applies a migration that cannot be one transaction: its row comes first, and counts the statements that are executed.</summary>
internal sealed class StepwiseScript(MigrationTarget target, IMigrationSession session, Migration migration, SqlScript script, IProgress<int>? executed)
{
    /// <summary>Applies it from its beginning. False if another process has applied it in the meantime.</summary>
    /// <exception cref="MigrationFailedException">A statement failed (P3018).</exception>
    public async Task<bool> ApplyAsync(CancellationToken cancellationToken)
    {
        var row = HistoryRow.Started(migration);
        row = script.ControlsTransactions ? row : row.AtStep(0);
        if (!await session.InsertAsync(row, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await ExecuteAsync(row, 0, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Goes on where a run was interrupted.</summary>
    /// <exception cref="MigrationFailedException">Nobody can tell where that is (P3009), or a statement failed (P3018).</exception>
    public async Task ResumeAsync(HistoryRow row, CancellationToken cancellationToken)
    {
        var step = row.AppliedStepsCount;
        if (step < script.Statements.Count)
        {
            step += await session.ExamineAsync(script, script.Statements[step], cancellationToken).ConfigureAwait(false) switch
            {
                StepState.Applied => 1,
                StepState.Repeat => 0,
                _ => throw new MigrationFailedException(Interrupted(script.Statements[step])),
            };
        }

        // The session is a new one: what the statements before have set has to be set again.
        foreach (var statement in script.Statements.Take(step).Where(script.SetsSession))
        {
            await session.ExecuteAsync(script, statement, null, cancellationToken).ConfigureAwait(false);
        }

        await ExecuteAsync(row, step, cancellationToken).ConfigureAwait(false);
    }

    private async Task ExecuteAsync(HistoryRow row, int from, CancellationToken cancellationToken)
    {
        for (var i = from; i < script.Statements.Count; i++)
        {
            try
            {
                await session.ExecuteAsync(script, script.Statements[i], script.ControlsTransactions ? null : row.AtStep(i + 1), cancellationToken).ConfigureAwait(false);
            }
            catch (ScriptException exception)
            {
                throw await FailAsync(row, i, exception, cancellationToken).ConfigureAwait(false);
            }

            executed?.Report(i + 1);
        }

        await session.ResetSessionAsync(CancellationToken.None).ConfigureAwait(false);

        // Whoever cancels now comes too late: the script has run, and its record must say so.
        await session.UpdateAsync(row.Finished(), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<MigrationFailedException> FailAsync(HistoryRow row, int step, ScriptException exception, CancellationToken cancellationToken)
    {
        await session.ResetSessionAsync(cancellationToken).ConfigureAwait(false);
        var failure = Run.Explain(target, exception, migration.File, script, migration.DisplayName, step == 0
            ? "Nothing of it was executed before. Correct the script and run again."
            : $"It runs statement by statement, so the statements before are in effect. {Resolve}");
        var failed = (script.ControlsTransactions ? row : row.AtStep(step)).Failed(failure.Message);
        await session.UpdateAsync(step == 0 ? failed.RolledBack() : failed, cancellationToken).ConfigureAwait(false);
        return new MigrationFailedException(failure, exception);
    }

    private MigrationFailure Interrupted(SqlStatement statement)
    {
        var position = script.PositionOf(statement);
        return new MigrationFailure
        {
            Code = "P3009",
            Migration = migration.DisplayName,
            Statement = statement.Number,
            Line = position.Line,
            Column = position.Column,
            Message = $"P3009: {migration.DisplayName} was interrupted at statement {statement.Number}, line {position.Line} ({migration.FilePath}). The statements before it are in effect, "
                + $"those after it are not; whether it is itself cannot be told from outside. Look, then: {Resolve}",
        };
    }

    private string Resolve => $"Undo what is in effect, mark it with `netscript db resolve --rolled-back {migration.Name}` and run again; "
        + $"or do the rest by hand and mark it with `netscript db resolve --applied {migration.Name}`.";
}
