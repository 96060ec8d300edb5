using System.Globalization;

namespace NetScript.Migrations.Engines.Sqlite;

/// <summary>
/// A file beside the database which one run at a time has open. A write transaction keeps others out of one migration only, and not at all out of what runs outside of one. The operating system
/// gives the file free when the process ends, however that happens; it stays there, since a lock on a file that is deleted keeps nobody out who makes it again.
/// </summary>
internal static class SqliteLock
{
    public const string Suffix = "-lock";

    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="MigrationFailedException">Somebody else kept it until the time was over (P1002), or it cannot be made (P1010).</exception>
    public static async Task<FileStream> AcquireAsync(string database, MigrationTarget target, CancellationToken cancellationToken)
    {
        var path = database + Suffix;
        var timeout = target.Database.Migrations.LockTimeout;
        var polling = new Polling(timeout, s_firstPause, s_longestPause);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (UnauthorizedAccessException exception)
            {
                throw MigrationFailedException.Of("P1010", $"{path}, by which one run at a time locks {database}, cannot be opened: {exception.Message} Make the file and its directory writable.", exception);
            }
            catch (IOException exception) when (exception is DirectoryNotFoundException or PathTooLongException)
            {
                throw MigrationFailedException.Of("P1003", $"{database} cannot be opened: {exception.Message} Check that the directory exists.", exception);
            }
            catch (IOException exception)
            {
                if (attempt == 1)
                {
                    target.Waiting($"another run, which has locked {path}");
                }

                if (!await polling.WaitAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw MigrationFailedException.Of(
                        "P1002",
                        $"Another run kept {database} locked for {timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s: {exception.Message} Wait for it or end it, or raise {target.Database.ConfigurationPath}:Migrations:LockTimeout.",
                        exception);
                }
            }
        }
    }
}
