using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;

namespace Aspire.Hosting.Standin.Tests;

public sealed class ProjectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _project;

    public ProjectTests()
    {
        _project = _folder.Write("Api.csproj", "<Project />");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_profile_that_runs_the_project_gives_endpoints_and_variables()
    {
        WriteProfiles("""
            // By hand.
            {
              "profiles": {
                "IIS Express": { "commandName": "IISExpress", "applicationUrl": "http://localhost:1" },
                "api": {
                  "commandName": "Project",
                  "applicationUrl": "http://localhost:5010;http://localhost:5011;https://localhost:5012",
                  "environmentVariables": { "ASPNETCORE_ENVIRONMENT": "Development", "COLOR": "blue" },
                },
              }
            }
            """);
        await using var builder = TestApplication.CreateBuilder();
        var api = builder.AddProject("api", _project).WithEnvironment("EXTRA", "1");

        Assert.Equal(
            [("http", 5010, "http"), ("http2", 5011, "http"), ("https", 5012, "https")],
            api.Resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (endpoint.Name, endpoint.Port!.Value, endpoint.UriScheme)));

        api.Allocated("http", 5010).Allocated("http2", 5011).Allocated("https", 5012);
        var environment = await api.EnvironmentAsync();
        Assert.Equal("Development", environment["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("blue", environment["COLOR"]);
        Assert.Equal("1", environment["EXTRA"]);
        Assert.Equal("api", environment["DOTNET_LAUNCH_PROFILE"]);
        Assert.Equal("5012", environment["ASPNETCORE_HTTPS_PORT"]);
        Assert.Equal("http://localhost:target port;http://localhost:target port;https://localhost:target port", environment["ASPNETCORE_URLS"]);
    }

    [Fact]
    public async Task A_profile_can_be_chosen_by_its_name_or_left_out()
    {
        WriteProfiles("""{ "profiles": { "http": { "applicationUrl": "http://localhost:1" }, "https": { "applicationUrl": "https://localhost:2" } } }""");
        await using var builder = TestApplication.CreateBuilder();

        var chosen = builder.AddProject("chosen", _project, "https");
        var none = builder.AddProject("none", _project, launchProfileName: null);

        Assert.Equal(["https"], chosen.Resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.Name));
        Assert.Empty(none.Resource.Annotations.OfType<EndpointAnnotation>());
        Assert.DoesNotContain("DOTNET_LAUNCH_PROFILE", await none.EnvironmentAsync());
    }

    [Fact]
    public async Task The_profile_of_the_AppHost_is_preferred_where_the_project_has_one_of_that_name()
    {
        WriteProfiles("""{ "profiles": { "http": { "applicationUrl": "http://localhost:1" }, "https": { "applicationUrl": "https://localhost:2" } } }""");
        await using var builder = TestApplication.CreateBuilder();
        builder.Configuration["AppHost:DefaultLaunchProfileName"] = "https";
        var second = builder.AddProject("second", _project);
        builder.Configuration["AppHost:DefaultLaunchProfileName"] = "unknown";
        var first = builder.AddProject("first", _project);

        Assert.Equal(["https"], second.Resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.Name));
        Assert.Equal(["http"], first.Resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.Name));
    }

    [Fact]
    public async Task A_project_needs_no_launch_settings()
    {
        await using var builder = TestApplication.CreateBuilder();
        var worker = builder.AddProject("worker", _project);

        var environment = await worker.EnvironmentAsync();
        Assert.DoesNotContain("ASPNETCORE_URLS", environment);
        Assert.DoesNotContain("OTEL_SERVICE_NAME", environment);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named()
    {
        await using var builder = TestApplication.CreateBuilder();
        WriteProfiles("""{ "profiles": { "http": { } } }""");
        Assert.Equal("Launch settings file does not contain 'https' profile.", Assert.Throws<DistributedApplicationException>(() => builder.AddProject("a", _project, "https")).Message);

        WriteProfiles("{");
        Assert.Contains("launchSettings.json", Assert.Throws<DistributedApplicationException>(() => builder.AddProject("b", _project)).Message, StringComparison.Ordinal);

        var missing = Path.Combine(_folder.Path, "Missing.csproj");
        Assert.Equal($"Project file '{missing}' was not found.", Assert.Throws<DistributedApplicationException>(() => builder.AddProject("c", missing)).Message);
    }

    [Fact]
    public async Task A_project_sends_its_telemetry_to_the_dashboard_when_there_is_one()
    {
        await using var builder = TestApplication.CreateBuilder();
        var worker = builder.AddProject("worker", _project);
        builder.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:4317";
        builder.Configuration["AppHost:OtlpApiKey"] = "key";

        var environment = await worker.EnvironmentAsync();

        Assert.Equal("worker", environment["OTEL_SERVICE_NAME"]);
        Assert.Equal("http://localhost:4317", environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("grpc", environment["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("x-otlp-api-key=key", environment["OTEL_EXPORTER_OTLP_HEADERS"]);
    }

    private void WriteProfiles(string json) => _folder.Write("Properties/launchSettings.json", json);
}
