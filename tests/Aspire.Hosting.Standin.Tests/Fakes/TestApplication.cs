using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Standin.Tests.Fakes;

/// <summary>Applications whose processes are none.</summary>
internal static class TestApplication
{
    public static IDistributedApplicationTestingBuilder CreateBuilder()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.Services.AddSingleton<FakeLauncher>();
        builder.Services.AddSingleton<IResourceLauncher>(services => services.GetRequiredService<FakeLauncher>());

        return builder;
    }

    public static IResourceBuilder<TestResource> AddTest(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddResource(new TestResource(name));

    public static IResourceBuilder<ContainerResource> AddTestContainer(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddResource(new ContainerResource(name)).WithAnnotation(new ContainerImageAnnotation { Image = "test" });

    public static IResourceBuilder<T> Waiting<T>(this IResourceBuilder<T> builder, IResource dependency, WaitType waitType = WaitType.WaitUntilHealthy, int exitCode = 0, WaitBehavior? behavior = null)
        where T : IResource =>
        builder.WithAnnotation(new WaitAnnotation(dependency, waitType, exitCode) { WaitBehavior = behavior });

    public static Task PublishAsync(this DistributedApplication app, IResource resource, string state, int? exitCode = null) =>
        app.ResourceNotifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = state, ExitCode = exitCode });

    public static CustomResourceSnapshot GetSnapshot(this DistributedApplication app, string name) =>
        app.ResourceNotifications.TryGetCurrentState(name, out var resourceEvent) ? resourceEvent.Snapshot : throw new InvalidOperationException($"Nothing was published about '{name}'.");
}
