using System.Net.NetworkInformation;

namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

/// <summary>The right to start the playground. Its ports are fixed, so on one machine one test at a time has it, whatever clone it is in.</summary>
internal sealed class PlaygroundTurn : IDisposable
{
    /// <summary>The collection of the tests that take turns, so that those who wait leave the machine to others.</summary>
    public const string Collection = "Playground";

    private static readonly int[] s_ports = [PlaygroundProcess.FirstPort, PlaygroundProcess.SecondPort, 18888, 18889];

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly FileStream _lock;

    private PlaygroundTurn(FileStream @lock) => _lock = @lock;

    /// <summary>Waits until nobody else has the turn. Skips the test where the playground cannot be started, and says why.</summary>
    public static async Task<PlaygroundTurn> TakeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The playground is started and interrupted with the means of Linux.");
        var turn = new PlaygroundTurn(await LockAsync(Path.Combine(Path.GetTempPath(), $"netscript-playground-{Environment.UserName}.lock")));
        await PlaygroundProcess.WaitUntilAsync(() => Task.FromResult(FindBusyPorts().Count == 0), s_patience);
        var busy = FindBusyPorts();
        if (busy.Count > 0)
        {
            turn.Dispose();
            Assert.Skip($"Somebody listens on port {string.Join(", ", busy)} already: is a playground running?");
        }

        return turn;
    }

    public void Dispose() => _lock.Dispose();

    // The system lets the file go when the process ends, however it ends.
    private static async Task<FileStream> LockAsync(string path)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception is not DirectoryNotFoundException)
            {
                await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    private static List<int> FindBusyPorts() =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).Intersect(s_ports)];
}
