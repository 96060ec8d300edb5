using System.Threading.Channels;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>
/// Publishes progress in order, off the migrator's path. Where steps come faster than they can be shown, only the latest is.
/// </summary>
internal sealed class ProgressPublisher : IProgress<MigrationProgress>, IAsyncDisposable
{
    private readonly Channel<MigrationProgress> _latest = Channel.CreateBounded<MigrationProgress>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task _pump;

    public ProgressPublisher(Func<MigrationProgress, Task> publish)
    {
        _pump = PumpAsync(publish);
    }

    public void Report(MigrationProgress value) => _latest.Writer.TryWrite(value);

    public async ValueTask DisposeAsync()
    {
        _latest.Writer.Complete();
        await _pump.ConfigureAwait(false);
    }

    private async Task PumpAsync(Func<MigrationProgress, Task> publish)
    {
        await foreach (var progress in _latest.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await publish(progress).ConfigureAwait(false);
        }
    }
}
