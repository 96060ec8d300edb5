using System.Diagnostics;

namespace NetScript.Migrations.Engines;

/// <summary>Tries something until it works or the time is over, with growing pauses which differ from process to process.</summary>
internal sealed class Polling(TimeSpan timeout, TimeSpan first, TimeSpan longest)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _pause = first;

    /// <summary>Waits before the next try. False if there is no time for one.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var left = timeout - Stopwatch.GetElapsedTime(_start);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        var pause = _pause * (0.75 + (Random.Shared.NextDouble() / 2));
        await Task.Delay(pause < left ? pause : left, cancellationToken).ConfigureAwait(false);
        _pause = _pause * 2 < longest ? _pause * 2 : longest;
        return true;
    }
}
