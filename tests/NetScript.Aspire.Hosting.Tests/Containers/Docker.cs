using System.ComponentModel;
using System.Diagnostics;

namespace NetScript.Aspire.Hosting.Tests.Containers;

/// <summary>The container engine's command line.</summary>
internal static class Docker
{
    /// <summary>Runs a command to its end.</summary>
    /// <returns>Its exit code and what it printed; -1 where there is no such program.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception exception)
        {
            return (-1, exception.Message);
        }
    }

    /// <summary>Removes a container that outlives its AppHost, with its volumes and its network.</summary>
    public static async Task RemoveAsync(string? container)
    {
        if (container is not null)
        {
            var (_, networks) = await RunAsync("inspect", "--format", "{{range $name, $_ := .NetworkSettings.Networks}}{{println $name}}{{end}}", container);
            await RunAsync("rm", "--force", "--volumes", container);
            await RunAsync(["network", "rm", .. networks.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
        }
    }
}
