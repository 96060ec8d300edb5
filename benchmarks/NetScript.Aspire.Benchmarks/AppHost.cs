using System.Diagnostics;
using Aspire.Hosting.Testing;

namespace NetScript.Aspire.Benchmarks;

/// <summary>One AppHost: what a service waits for in it.</summary>
/// <param name="Name">Its line on the page.</param>
/// <param name="Settings">Its command line.</param>
/// <param name="Describe">Adds what the service waits for, and lets it wait.</param>
internal sealed record AppHost(string Name, IReadOnlyList<string> Settings, Action<IDistributedApplicationBuilder, IResourceBuilder<Service>> Describe)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>The time from the first line of its program until the service is released. It is stopped after that.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        var start = Stopwatch.GetTimestamp();
        var builder = DistributedApplicationTestingBuilder.Create([.. Settings]);
        Describe(builder, Service.AddTo(builder));
        var app = await builder.BuildAsync(patience.Token);
        await using (app)
        {
            var started = app.StartAsync(patience.Token);
            await app.ResourceNotifications.WaitForResourceAsync("api", KnownResourceStates.Running, patience.Token);
            var elapsed = Stopwatch.GetElapsedTime(start);
            await started;
            return elapsed;
        }
    }
}
