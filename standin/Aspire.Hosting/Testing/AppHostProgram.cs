using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>The program of an AppHost, which runs on a thread of its own until the test is done with its application.</summary>
internal sealed class AppHostProgram : IAsyncDisposable
{
    private readonly Task _run;

    private AppHostProgram(AppHostBuilding building, MethodInfo entryPoint, string[] args)
    {
        Building = building;
        _run = Task.Factory.StartNew(() => Run(entryPoint, args), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public AppHostBuilding Building { get; }

    /// <exception cref="InvalidOperationException">The assembly has no entry point.</exception>
    public static AppHostProgram Start(Assembly assembly, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder) =>
        Start(
            assembly.EntryPoint ?? throw new InvalidOperationException($"'{assembly.GetName().Name}' has no entry point. The type that is given has to be in the assembly of an AppHost."),
            args,
            configureBuilder);

    public static AppHostProgram Start(MethodInfo entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        var building = new AppHostBuilding((options, settings) => TestingSettings.Configure(options, settings, args, entryPoint.Module.Assembly, configureBuilder));

        return new AppHostProgram(building, entryPoint, args);
    }

    public async ValueTask DisposeAsync()
    {
        Building.End();
        await _run.ConfigureAwait(false);
    }

    private void Run(MethodInfo entryPoint, string[] args)
    {
        Building.Enter();
        Exception? failure = null;
        try
        {
            // An entry point that is asynchronous in source is synchronous in the assembly.
            entryPoint.Invoke(null, entryPoint.GetParameters().Length == 0 ? [] : [args]);
        }
        catch (TargetInvocationException exception)
        {
            failure = exception.InnerException;
        }

        Building.ProgramEnded(failure, entryPoint.Module.Assembly.GetName().Name ?? "");
    }
}
