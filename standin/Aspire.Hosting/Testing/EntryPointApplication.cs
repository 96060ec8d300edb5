using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>What an AppHost's program gets for an application that a test runs: to run it means to wait for the test.</summary>
internal sealed class EntryPointApplication(IHost host, AppHostBuilding building) : DistributedApplication(host)
{
    public override Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public override Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public override Task RunAsync(CancellationToken cancellationToken = default) => building.Ended.WaitAsync(cancellationToken);

#pragma warning disable CA2215 // The application is the test's to end.
    public override void Dispose()
    {
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
#pragma warning restore CA2215
}
