using System.Threading.Channels;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>
/// Publishes progress in order, off the migrator's path. Where scripts come faster than they can be shown, only the latest is.
/// </summary>
internal sealed class ProgressPublisher : IProgress<MigrationEvent>, IAsyncDisposable
{
    private readonly Channel<string> _latest = Channel.CreateBounded<string>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task _pump;

    public ProgressPublisher(Func<string, Task> publish)
    {
        _pump = PumpAsync(publish);
    }

    public void Report(MigrationEvent value)
    {
        if (Text(value) is { } text)
        {
            _latest.Writer.TryWrite(text);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _latest.Writer.Complete();
        await _pump.ConfigureAwait(false);
    }

    private async Task PumpAsync(Func<string, Task> publish)
    {
        await foreach (var progress in _latest.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await publish(progress).ConfigureAwait(false);
        }
    }

    private static string? Text(MigrationEvent progress) => progress switch
    {
        ConnectingEvent => "Connecting",
        LockingEvent => "Locking",
        ScriptStartedEvent script => $"{(script.Kind == ScriptKind.Seed ? "Seeding" : "Migrating")} {script.Index}/{script.Total} {script.Name}",
        _ => null,
    };
}
