namespace NetScript.Migrations.Engines;

/// <summary>What can be done with any engine.</summary>
internal static class MigrationEngineExtensions
{
    /// <summary>Reads from a database once, without waiting for its server.</summary>
    /// <param name="engine">Its engine.</param>
    /// <param name="target">The database.</param>
    /// <param name="read">Reads.</param>
    /// <param name="missing">What there is to read in a database that does not exist.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<T> ReadExistingAsync<T>(this IMigrationEngine engine, MigrationTarget target, Func<IMigrationSession, Task<T>> read, T missing, CancellationToken cancellationToken)
    {
        var session = await engine.OpenExistingAsync(target, cancellationToken).ConfigureAwait(false);
        if (session is null)
        {
            return missing;
        }

        await using var _ = session.ConfigureAwait(false);
        return await read(session).ConfigureAwait(false);
    }
}
