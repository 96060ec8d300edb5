using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>What a user sees who has containers but no container runtime.</summary>
public sealed class DcpContainerRuntimeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = DcpTestApplication.Limit)]
    [InlineData("docker")]
    [InlineData("podman")]
    public async Task A_container_without_a_working_runtime_says_what_to_do_and_the_other_resources_run(string name)
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var runtime = await ContainerRuntime.DetectAsync((await bundle.LocateAsync(Token)).DcpPath!, name, Token);
        Assert.SkipWhen(runtime.IsRunning, $"{name} is running.");
        var builder = DcpTestApplication.CreateBuilder($"--ASPIRE_CONTAINER_RUNTIME={name}");
        builder.AddResource(new ContainerResource("cache")).WithAnnotation(new ContainerImageAnnotation { Image = "redis" }).WithEndpoint(targetPort: 6379);
        builder.AddNode("program", "");
        await using var application = builder.Build();
        await application.StartAsync(Token);

        await application.WaitForStateAsync("cache", runtime.IsInstalled ? KnownResourceStates.RuntimeUnhealthy : KnownResourceStates.FailedToStart);
        var advice = runtime.IsInstalled ? "Start it; the containers start as soon as it answers." : "Install Docker";
        await application.WaitForLineAsync("cache", line => line.Content.Contains(advice, StringComparison.Ordinal));
        await application.WaitForStateAsync("program", KnownResourceStates.Finished);
    }
}
