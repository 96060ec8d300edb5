using NetScript.Migrations.Engines;

namespace NetScript.Migrations.Runs;

/// <summary>Runs a seed in code.</summary>
internal static class ActionRun
{
    /// <exception cref="MigrationFailedException">It threw an exception (NS1008).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task ExecuteAsync(MigrationTarget target, Seed seed, SeedAction action, CancellationToken cancellationToken)
    {
        try
        {
            await action.RunAsync(new SeedContext(target), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new MigrationFailedException(new MigrationFailure
            {
                Code = "NS1008",
                Migration = seed.DisplayName,
                // What the code throws may say more than a driver does.
                Message = Redaction.Redact(target, $"NS1008: the seed '{seed.Name}' in code failed: {exception.GetType().Name}: {exception.Message} Correct the code: it is run again by the next run."),
            }, exception);
        }
    }
}
