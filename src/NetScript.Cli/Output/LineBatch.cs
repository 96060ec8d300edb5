using System.Text;

namespace NetScript.Cli.Output;

/// <summary>
/// Lines for the standard error that may come faster than anybody reads: one that comes alone is written at once, and those that follow it soon are written together, a little later. Whoever reads a pipe is woken by
/// each write, and takes the processor from the run.
/// </summary>
internal sealed class LineBatch : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly StringBuilder _waiting = new();
    private readonly Timer _timer;
    private bool _isPausing;

    public LineBatch() => _timer = new(_ => EndPause());

    public void Add(string line)
    {
        lock (_lock)
        {
            _waiting.AppendLine(line);
            if (!_isPausing)
            {
                Write();
            }
        }
    }

    /// <summary>Writes what waits.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_waiting.Length > 0)
            {
                Write();
            }
        }
    }

    public void Dispose()
    {
        Flush();
        _timer.Dispose();
    }

    private void EndPause()
    {
        lock (_lock)
        {
            _isPausing = false;
        }

        Flush();
    }

    private void Write()
    {
        using var error = Console.OpenStandardError();
        Screen.Write(error, _waiting.ToString());
        _waiting.Clear();
        _isPausing = _timer.Change(s_pause, Timeout.InfiniteTimeSpan);
    }
}
