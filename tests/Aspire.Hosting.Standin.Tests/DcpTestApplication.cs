using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Bundle;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>Small applications whose resources are Node.js one-liners, which every machine with npm can run.</summary>
internal static class DcpTestApplication
{
    /// <summary>How many milliseconds a test may take before it counts as hanging.</summary>
    public const int Limit = 180_000;

    public const string WebServer = "require('http').createServer((_, answer) => answer.end('hello from ' + process.pid)).listen(process.env.PORT, 'localhost', () => console.log('listening'))";

    private const int WaitLimit = Limit / 2;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static IDistributedApplicationBuilder CreateBuilder(params string[] args) => DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        Args = ["--DcpPublisher:RandomizePorts=true", .. args],
        DisableDashboard = true,
    });

    public static IResourceBuilder<ExecutableResource> AddNode(this IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddResource(new ExecutableResource(name, "node", AppContext.BaseDirectory)).WithArgs("-e", script);

    public static async Task<AspireBundle> RequireBundleAsync()
    {
        var bundle = new AspireBundle(new ConfigurationBuilder().AddEnvironmentVariables().Build(), NullLogger<AspireBundle>.Instance);
        var location = await bundle.LocateAsync(Token);
        Assert.SkipUnless(location.DcpPath is not null, $"There is no orchestrator: {location.Problem}");
        return bundle;
    }

    public static async Task<CustomResourceSnapshot> WaitForStateAsync(this DistributedApplication application, string resource, params string[] states)
    {
        using var limit = LimitedToken();
        try
        {
            var found = await application.ResourceNotifications.WaitForResourceAsync(resource, found => states.Contains(found.Snapshot.State?.Text), limit.Token);
            return found.Snapshot;
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            var state = application.ResourceNotifications.TryGetCurrentState(resource, out var last) ? last.Snapshot.State?.Text : null;
            throw new TimeoutException($"'{resource}' is {state ?? "in no state"} and never was {string.Join(" or ", states)}.");
        }
    }

    public static async Task<string> WaitForLineAsync(this DistributedApplication application, string resource, Func<LogLine, bool> predicate)
    {
        using var limit = LimitedToken();
        var seen = new List<string>();
        try
        {
            await foreach (var lines in application.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(resource).WithCancellation(limit.Token))
            {
                foreach (var line in lines)
                {
                    seen.Add(line.Content);
                    if (predicate(line))
                    {
                        return line.Content;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            throw new TimeoutException($"The line that was waited for is not in the log of '{resource}':\n{string.Join('\n', seen)}");
        }

        throw new InvalidOperationException($"The log of '{resource}' ended.");
    }

    /// <summary>Ends before the test does, so that the test can say what it waited for.</summary>
    private static CancellationTokenSource LimitedToken()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(WaitLimit);
        return limit;
    }

    /// <summary>Waits until <see cref="WebServer"/> has come up that many times in all.</summary>
    public static Task WaitForListeningAsync(this DistributedApplication application, string resource, int times = 1)
    {
        var seen = 0;
        return application.WaitForLineAsync(resource, line => line.Content.EndsWith("listening", StringComparison.Ordinal) && ++seen == times);
    }

    /// <summary>Whether a process has this text in its command line.</summary>
    public static bool IsRunning(string text) => Directory.EnumerateDirectories("/proc").Any(directory =>
    {
        try
        {
            return int.TryParse(Path.GetFileName(directory), out _) && File.ReadAllText(Path.Combine(directory, "cmdline")).Contains(text, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return false;
        }
    });

    public static object? Property(this CustomResourceSnapshot snapshot, string name) =>
        snapshot.Properties.SingleOrDefault(property => property.Name == name)?.Value;
}
