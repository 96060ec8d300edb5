using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Standin.Tests;

public sealed class DcpLauncherTests
{
    private const string ServiceProcessId = "service process id: ";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_program_that_ends_is_Finished_with_its_exit_code_output_and_properties()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var builder = DcpTestApplication.CreateBuilder();
        builder.AddNode("three", "console.log('out ' + process.env.WHAT); console.error('err'); process.exit(3)").WithEnvironment("WHAT", "put");
        await using var application = builder.Build();
        await application.StartAsync(Token);

        var snapshot = await application.WaitForStateAsync("three", KnownResourceStates.Finished);

        Assert.Equal(3, snapshot.ExitCode);
        Assert.NotNull(snapshot.StartTimeStamp);
        Assert.NotNull(snapshot.StopTimeStamp);
        Assert.Equal("node", snapshot.Property("executable.path"));
        Assert.Equal(AppContext.BaseDirectory, snapshot.Property("executable.workDir"));
        Assert.True(snapshot.Property("executable.pid") is > 0);
        Assert.Contains(snapshot.EnvironmentVariables, variable => variable is { Name: "WHAT", Value: "put", IsFromSpec: true });
        Assert.EndsWith("Z out put", await application.WaitForLineAsync("three", line => line.Content.Contains("out", StringComparison.Ordinal)), StringComparison.Ordinal);
        await application.WaitForLineAsync("three", line => line.IsErrorMessage && line.Content.EndsWith(" err", StringComparison.Ordinal));
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_service_answers_through_the_proxy_of_its_endpoint()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var builder = DcpTestApplication.CreateBuilder();
        var web = builder.AddNode("web", DcpTestApplication.WebServer).WithHttpEndpoint(env: "PORT");
        await using var application = builder.Build();
        await application.StartAsync(Token);
        await application.WaitForListeningAsync("web");

        using var http = new HttpClient();
        var answer = await http.GetStringAsync(new Uri(web.GetEndpoint("http").Url), Token);
        var snapshot = await application.WaitForStateAsync("web", KnownResourceStates.Running);

        Assert.Equal($"hello from {snapshot.Property("executable.pid")}", answer);
        var target = Assert.Single(snapshot.EnvironmentVariables, variable => variable.Name == "PORT").Value;
        Assert.NotEqual(web.GetEndpoint("http").Port.ToString(CultureInfo.InvariantCulture), target);
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_stopped_service_starts_anew_on_the_same_address()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var builder = DcpTestApplication.CreateBuilder();
        var web = builder.AddNode("web", DcpTestApplication.WebServer).WithHttpEndpoint(env: "PORT");
        await using var application = builder.Build();
        await application.StartAsync(Token);
        await application.WaitForListeningAsync("web");
        var first = await application.WaitForStateAsync("web", KnownResourceStates.Running);

        Assert.True((await application.ResourceCommands.ExecuteCommandAsync("web", KnownResourceCommands.StopCommand, Token)).Success);
        var stopped = await application.WaitForStateAsync("web", KnownResourceStates.Finished, KnownResourceStates.Exited);
        Assert.NotNull(stopped.StopTimeStamp);

        Assert.True((await application.ResourceCommands.ExecuteCommandAsync("web", KnownResourceCommands.StartCommand, Token)).Success);
        var second = await application.WaitForStateAsync("web", KnownResourceStates.Running);
        Assert.Null(second.ExitCode);
        Assert.NotEqual(first.Property("executable.pid"), second.Property("executable.pid"));

        await application.WaitForListeningAsync("web", times: 2);
        Assert.True((await application.ResourceCommands.ExecuteCommandAsync("web", KnownResourceCommands.RestartCommand, Token)).Success);
        await application.WaitForListeningAsync("web", times: 3);
        using var http = new HttpClient();
        Assert.StartsWith("hello from ", await http.GetStringAsync(new Uri(web.GetEndpoint("http").Url), Token), StringComparison.Ordinal);
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_program_that_is_not_there_fails_to_start_and_says_so()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var builder = DcpTestApplication.CreateBuilder();
        builder.AddResource(new ExecutableResource("missing", "/no/such/program", AppContext.BaseDirectory));
        await using var application = builder.Build();
        await application.StartAsync(Token);

        await application.WaitForStateAsync("missing", KnownResourceStates.FailedToStart);
        await application.WaitForLineAsync("missing", line => line.IsErrorMessage && line.Content.Contains("no such file", StringComparison.Ordinal));
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_program_whose_dependency_fails_does_not_start_and_its_log_says_why()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var builder = DcpTestApplication.CreateBuilder();
        var dependency = builder.AddNode("dependency", "process.exit(7)");
        builder.AddNode("dependent", "console.log('started')").WaitForCompletion(dependency);
        await using var application = builder.Build();
        await application.StartAsync(Token);

        var snapshot = await application.WaitForStateAsync("dependent", KnownResourceStates.FailedToStart);

        Assert.Null(snapshot.Property("executable.pid"));
        await application.WaitForLineAsync("dependent", line => line.IsErrorMessage && line.Content.Contains("dependency", StringComparison.Ordinal));
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_variable_without_a_value_fails_the_start_by_its_name()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var builder = DcpTestApplication.CreateBuilder();
        builder.AddNode("app", "").WithEnvironment(context => context.EnvironmentVariables["BROKEN"] = new Broken());
        await using var application = builder.Build();
        await application.StartAsync(Token);

        await application.WaitForStateAsync("app", KnownResourceStates.FailedToStart);
        await application.WaitForLineAsync("app", line => line.Content.Contains("environment variable 'BROKEN' of 'app' has no value: it is broken", StringComparison.Ordinal));
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_program_that_is_started_by_hand_waits_for_the_command()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var builder = DcpTestApplication.CreateBuilder();
        builder.AddNode("later", "console.log('started')").WithExplicitStart();
        await using var application = builder.Build();
        await application.StartAsync(Token);
        await application.WaitForStateAsync("later", KnownResourceStates.NotStarted);

        await application.ResourceCommands.ExecuteCommandAsync("later", KnownResourceCommands.StartCommand, Token);

        Assert.Equal(0, (await application.WaitForStateAsync("later", KnownResourceStates.Finished)).ExitCode);
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task Stopping_the_application_ends_its_processes()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var builder = DcpTestApplication.CreateBuilder();
        builder.AddNode("web", DcpTestApplication.WebServer).WithHttpEndpoint(env: "PORT");
        await using var application = builder.Build();
        await application.StartAsync(Token);
        var snapshot = await application.WaitForStateAsync("web", KnownResourceStates.Running);

        await application.StopAsync(Token);

        Assert.Throws<ArgumentException>(() => Process.GetProcessById((int)snapshot.Property("executable.pid")!));
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_project_is_built_and_run_with_its_arguments_and_its_exit_code_is_seen()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var directory = Directory.CreateTempSubdirectory("standin-project-").FullName;
        try
        {
            var project = Path.Combine(directory, "Sample.csproj");
            await File.WriteAllTextAsync(project, $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net{Environment.Version.ToString(2)}</TargetFramework></PropertyGroup></Project>""", Token);
            await File.WriteAllTextAsync(Path.Combine(directory, "Program.cs"), "System.Console.WriteLine($\"said {args[0]}\"); return 5;", Token);
            var builder = DcpTestApplication.CreateBuilder();
            builder.AddProject("sample", project).WithArgs("two words");
            await using var application = builder.Build();
            await application.StartAsync(Token);

            var snapshot = await application.WaitForStateAsync("sample", KnownResourceStates.Finished);

            Assert.Equal(5, snapshot.ExitCode);
            Assert.Equal(project, snapshot.Property("project.path"));
            await application.WaitForLineAsync("sample", line => line.Content.EndsWith("said two words", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task Killing_the_AppHost_leaves_no_process_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGKILL on Windows.");
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        using var appHost = new Process { StartInfo = ChildAppHost() };
        appHost.Start();
        var pid = await ReadServiceProcessIdAsync(appHost.StandardOutput);
        using var service = Process.GetProcessById(pid);

        appHost.Kill(entireProcessTree: false);
        await service.WaitForExitAsync(Token);

        Assert.True(service.HasExited);
    }

    /// <summary>Not a test of its own, but the AppHost that the test above kills.</summary>
    [Fact(Explicit = true)]
    public async Task Run_a_service_until_killed()
    {
        var builder = DcpTestApplication.CreateBuilder();
        builder.AddNode("web", DcpTestApplication.WebServer).WithHttpEndpoint(env: "PORT");
        await using var application = builder.Build();
        await application.StartAsync(Token);
        var snapshot = await application.WaitForStateAsync("web", KnownResourceStates.Running);
        Console.WriteLine($"{ServiceProcessId}{snapshot.Property("executable.pid")}");
        await Task.Delay(Timeout.Infinite, Token);
    }

    private static ProcessStartInfo ChildAppHost() => new(
        "dotnet",
        [typeof(DcpLauncherTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(DcpLauncherTests).FullName}.{nameof(Run_a_service_until_killed)}", "-showLiveOutput"])
    {
        RedirectStandardOutput = true,
    };

    private static async Task<int> ReadServiceProcessIdAsync(StreamReader output)
    {
        while (await output.ReadLineAsync(Token) is { } line)
        {
            var at = line.IndexOf(ServiceProcessId, StringComparison.Ordinal);
            if (at >= 0)
            {
                return int.Parse(line[(at + ServiceProcessId.Length)..], CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("The child AppHost ended before its service ran.");
    }

    private sealed class Broken : IValueProvider
    {
        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => throw new InvalidOperationException("it is broken");
    }
}
