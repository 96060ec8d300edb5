using System.ComponentModel;
using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>Containers on a real container runtime, from an image whose whole content is BusyBox.</summary>
public sealed class DcpContainerTests : IAsyncLifetime
{
    private const string Image = "standin-busybox";
    private const string BusyBox = "/bin/busybox";

    private readonly string _directory = Directory.CreateTempSubdirectory("standin-container-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(BusyBox), "There is no statically linked BusyBox to make an image of (Debian: busybox-static).");
        Assert.SkipUnless(await DockerAsync("info") == 0, "There is no container runtime that answers.");
        var context = Directory.CreateDirectory(Path.Combine(_directory, "image")).FullName;
        File.Copy(BusyBox, Path.Combine(context, "busybox"));
        var archive = Path.Combine(_directory, "image.tar");
        await System.Formats.Tar.TarFile.CreateFromDirectoryAsync(context, archive, includeBaseDirectory: false, Token);
        Assert.Equal(0, await DockerAsync("import", archive, $"{Image}:1"));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_container_answers_with_its_environment_arguments_and_mounts_and_is_gone_afterwards()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        await File.WriteAllTextAsync(Path.Combine(_directory, "page"), "from the host", Token);
        var builder = DcpTestApplication.CreateBuilder();
        var web = AddBusyBox(builder, "web")
            .WithEnvironment("GREETING", "hello")
            .WithHttpEndpoint(targetPort: 8080)
            .WithAnnotation(new ContainerMountAnnotation(_directory, "/www", ContainerMountType.BindMount, isReadOnly: true))
            .WithArgs("sh", "-c", "echo $GREETING; exec /busybox httpd -f -p 8080 -h /www");
        await using var application = builder.Build();
        await application.StartAsync(Token);

        await application.WaitForLineAsync("web", line => line.Content.EndsWith(" hello", StringComparison.Ordinal));
        var snapshot = await application.WaitForStateAsync("web", KnownResourceStates.Running);
        using var http = new HttpClient();
        Assert.Equal("from the host", await http.GetStringAsync(new Uri(new Uri(web.GetEndpoint("http").Url), "page"), Token));
        Assert.Equal($"{Image}:1", snapshot.Property("container.image"));
        Assert.Contains(snapshot.Volumes, volume => volume.Source == _directory && volume is { Target: "/www", MountType: "bind", IsReadOnly: true });
        var id = Assert.IsType<string>(snapshot.Property("container.id"));
        Assert.Equal(0, await DockerAsync("inspect", id));
        var network = (await DockerOutputAsync("inspect", "--format", "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}", id)).Trim();
        Assert.StartsWith("aspire-session-network-", network, StringComparison.Ordinal);

        await application.StopAsync(Token);
        Assert.NotEqual(0, await DockerAsync("inspect", id));
        Assert.NotEqual(0, await DockerAsync("network", "inspect", network));
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_container_reaches_another_by_its_name_and_exits_with_its_code()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        Assert.SkipUnless(await ContainersReachEachOtherAsync(), "This machine's firewall or engine lets no container reach another.");
        await File.WriteAllTextAsync(Path.Combine(_directory, "page"), "from the host", Token);
        var builder = DcpTestApplication.CreateBuilder();
        var web = AddBusyBox(builder, "web")
            .WithHttpEndpoint(targetPort: 8080)
            .WithAnnotation(new ContainerMountAnnotation(_directory, "/www", ContainerMountType.BindMount, isReadOnly: true))
            .WithArgs("httpd", "-f", "-p", "8080", "-h", "/www");
        AddBusyBox(builder, "client")
            .WithEnvironment("URL", web.GetEndpoint("http"))
            // What it read is told by its exit code: the orchestrator may lose the last lines of a container that ends soon after its start.
            .WithArgs("sh", "-c", "until [ \"$(/busybox timeout 2 /busybox wget -q -O - $URL/page)\" = \"from the host\" ]; do /busybox sleep 0.1; done; exit 4");
        await using var application = builder.Build();
        await application.StartAsync(Token);

        Assert.Equal(4, (await application.WaitForStateAsync("client", KnownResourceStates.Exited)).ExitCode);
    }

    [Fact(Timeout = DcpTestApplication.Limit)]
    public async Task A_persistent_container_outlives_the_application_and_is_found_again()
    {
        using var bundle = await DcpTestApplication.RequireBundleAsync();
        var name = $"standin-persistent-{Guid.NewGuid():n}";
        try
        {
            var first = await RunPersistentAsync(name);
            var second = await RunPersistentAsync(name);

            Assert.Equal(first, second);
        }
        finally
        {
            await DockerAsync("rm", "--force", name);
        }
    }

    private static async Task<object?> RunPersistentAsync(string name)
    {
        var builder = DcpTestApplication.CreateBuilder();
        AddBusyBox(builder, "web")
            .WithHttpEndpoint(targetPort: 8080)
            .WithAnnotation(new ContainerNameAnnotation { Name = name })
            .WithAnnotation(new ContainerLifetimeAnnotation { Lifetime = ContainerLifetime.Persistent })
            .WithArgs("httpd", "-f", "-p", "8080", "-h", "/");
        await using var application = builder.Build();
        await application.StartAsync(Token);
        var snapshot = await application.WaitForStateAsync("web", KnownResourceStates.Running);
        await application.StopAsync(Token);
        Assert.Equal(0, await DockerAsync("inspect", name));
        return snapshot.Property("container.id");
    }

    private static IResourceBuilder<ContainerResource> AddBusyBox(IDistributedApplicationBuilder builder, string name) =>
        builder.AddResource(new ContainerResource(name, "/busybox")).WithAnnotation(new ContainerImageAnnotation { Image = Image, Tag = "1" });

    /// <summary>Asks the engine alone: one that was started without iptables leaves the rules of another in force, which drop what it forwards.</summary>
    private static async Task<bool> ContainersReachEachOtherAsync()
    {
        var name = $"standin-probe-{Guid.NewGuid():n}";
        try
        {
            Assert.Equal(0, await DockerAsync("network", "create", name));
            Assert.Equal(0, await DockerAsync("run", "--detach", "--network", name, "--name", name, $"{Image}:1", "/busybox", "nc", "-l", "-p", "8080", "-e", "/busybox", "true"));
            return await DockerAsync("run", "--rm", "--network", name, $"{Image}:1", "/busybox", "sh", "-c",
                $"for i in $(/busybox seq 10); do /busybox nc -w 1 {name} 8080 && exit 0; /busybox sleep 0.1; done; exit 1") == 0;
        }
        finally
        {
            await DockerAsync("rm", "--force", name);
            await DockerAsync("network", "rm", name);
        }
    }

    private static async Task<int> DockerAsync(params string[] arguments)
    {
        try
        {
            return (await RunDockerAsync(arguments)).ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }

    private static async Task<string> DockerOutputAsync(params string[] arguments) => (await RunDockerAsync(arguments)).Output;

    private static async Task<(int ExitCode, string Output)> RunDockerAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, output[0]);
    }
}
