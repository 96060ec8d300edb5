using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>
/// An AppHost's program that runs for a test: the test changes what the program describes before the program goes on to
/// build it, and then runs the application in its place.
/// </summary>
internal sealed class AppHostBuilding(Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
{
    private static readonly AsyncLocal<AppHostBuilding?> s_current = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _described = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The program that the current code belongs to, if it runs for a test.</summary>
    public static AppHostBuilding? Current => s_current.Value;

    /// <summary>The description, once the program has asked to build it.</summary>
    public Task<DistributedApplicationBuilder> Described => _described.Task;

    /// <summary>The application, once it has been built.</summary>
    public Task<DistributedApplication> Application => _built.Task;

    /// <summary>Is completed when the test is done with the application.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Makes what the caller runs from here on belong to this program.</summary>
    public void Enter() => s_current.Value = this;

    public void Constructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings) => configure(options, settings);

    /// <summary>Holds the program until the test wants the application. The program has a thread of its own to wait on.</summary>
    public void WaitUntilRequested(DistributedApplicationBuilder builder)
    {
        _described.TrySetResult(builder);
        _requested.Task.GetAwaiter().GetResult();
    }

    public void Built(DistributedApplication application) => _built.TrySetResult(application);

    public void Request() => _requested.TrySetResult();

    /// <summary>Lets the program end.</summary>
    public void End()
    {
        _ended.TrySetResult();
        _requested.TrySetCanceled();
    }

    /// <summary>The program has ended, well or not, before it described or built an application.</summary>
    public void ProgramEnded(Exception? exception, string program)
    {
        exception ??= new InvalidOperationException($"The program of '{program}' ended without building an application. Its entry point has to create a builder with {nameof(DistributedApplication)}.{nameof(DistributedApplication.CreateBuilder)} and build it.");
        _described.TrySetException(exception);
        _built.TrySetException(exception);
    }
}
