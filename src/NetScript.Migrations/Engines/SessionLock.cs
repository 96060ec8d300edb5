using System.Globalization;

namespace NetScript.Migrations.Engines;

/// <summary>Waits for a lock that belongs to the session, by asking again and again.</summary>
/// <param name="target">The database.</param>
/// <param name="tryAsync">Takes the lock, if nobody has it.</param>
/// <param name="holderAsync">Says who has it, if the server tells.</param>
/// <param name="remedy">How to end the one who has it, for people: <c>KILL id</c>.</param>
internal sealed class SessionLock(MigrationTarget target, Func<CancellationToken, Task<bool>> tryAsync, Func<CancellationToken, Task<string?>> holderAsync, string remedy)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="MigrationFailedException">Somebody else kept it until the time was over (P1002).</exception>
    public async Task AcquireAsync(CancellationToken cancellationToken)
    {
        var timeout = target.Database.Migrations.LockTimeout;
        var polling = new Polling(timeout, s_firstPause, s_longestPause);
        for (var attempt = 1; !await tryAsync(cancellationToken).ConfigureAwait(false); attempt++)
        {
            if (attempt == 1)
            {
                target.Waiting($"the migration lock, which {await HolderAsync(cancellationToken).ConfigureAwait(false)} has");
            }

            if (!await polling.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                throw MigrationFailedException.Of(
                    "P1002",
                    $"The migration lock of '{target.Database.Key}' was not released within {timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s; {await HolderAsync(cancellationToken).ConfigureAwait(false)} has it. "
                    + $"Wait for it or end it ({remedy}), or raise {target.Database.ConfigurationPath}:Migrations:LockTimeout.");
            }
        }
    }

    private async Task<string> HolderAsync(CancellationToken cancellationToken) => await holderAsync(cancellationToken).ConfigureAwait(false) ?? "another session";
}
