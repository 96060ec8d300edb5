using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Bundle;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>What happens where there is no orchestrator.</summary>
public sealed class DcpFallbackTests
{
    private const string NoOrchestrator = "--ASPIRE_DCP_PATH=/no/such/directory";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_path_that_leads_nowhere_is_a_problem_with_its_name_and_no_exception()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ASPIRE_DCP_PATH", "/no/such/directory")]).Build();
        using var bundle = new AspireBundle(configuration, NullLogger<AspireBundle>.Instance);

        var location = await bundle.LocateAsync(Token);

        Assert.Null(location.DcpPath);
        Assert.Contains("ASPIRE_DCP_PATH is '/no/such/directory'", location.Problem, StringComparison.Ordinal);
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task Programs_run_as_plain_processes_on_their_own_ports()
    {
        var builder = DcpTestApplication.CreateBuilder(NoOrchestrator);
        var web = builder.AddNode("web", DcpTestApplication.WebServer).WithHttpEndpoint(env: "PORT");
        await using var application = builder.Build();
        await application.StartAsync(Token);
        await application.WaitForListeningAsync("web");
        var first = await application.WaitForStateAsync("web", KnownResourceStates.Running);

        using var http = new HttpClient();
        Assert.Equal($"hello from {first.Property("executable.pid")}", await http.GetStringAsync(new Uri(web.GetEndpoint("http").Url), Token));

        Assert.True((await application.ResourceCommands.ExecuteCommandAsync("web", KnownResourceCommands.RestartCommand, Token)).Success);
        await application.WaitForListeningAsync("web", times: 2);
        var second = await application.WaitForStateAsync("web", KnownResourceStates.Running);
        Assert.Equal($"hello from {second.Property("executable.pid")}", await http.GetStringAsync(new Uri(web.GetEndpoint("http").Url), Token));

        await application.StopAsync(Token);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById((int)second.Property("executable.pid")!));
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_program_that_ends_is_Finished_with_its_exit_code_and_output()
    {
        var builder = DcpTestApplication.CreateBuilder(NoOrchestrator);
        builder.AddNode("three", "console.error('err'); process.exit(3)");
        await using var application = builder.Build();
        await application.StartAsync(Token);

        Assert.Equal(3, (await application.WaitForStateAsync("three", KnownResourceStates.Finished)).ExitCode);
        await application.WaitForLineAsync("three", line => line.IsErrorMessage && line.Content.EndsWith(" err", StringComparison.Ordinal));
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_container_fails_to_start_and_its_log_says_what_is_missing()
    {
        var builder = DcpTestApplication.CreateBuilder(NoOrchestrator);
        builder.AddResource(new ContainerResource("cache")).WithAnnotation(new ContainerImageAnnotation { Image = "redis" });
        await using var application = builder.Build();
        await application.StartAsync(Token);

        await application.WaitForStateAsync("cache", KnownResourceStates.FailedToStart);
        await application.WaitForLineAsync("cache", line => line.Content.Contains("Containers need the Aspire orchestrator", StringComparison.Ordinal));
    }
}
