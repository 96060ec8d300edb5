using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Aspire.Hosting.Bundle;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>The dashboard itself, which the orchestrator runs.</summary>
public sealed class DashboardTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_dashboard_lets_in_who_has_its_token_and_ends_with_the_application()
    {
        await RequireBundleAsync();
        var lines = new Lines();
        var builder = CreateBuilder(lines);
        builder.AddTest("orders");
        Uri login;
        using var http = new HttpClient();

        await using (var app = builder.Build())
        {
            await app.StartAsync(Token);
            login = new Uri(await lines.FindAsync("Login to the dashboard at ", Token));

            using var page = await http.GetAsync(login, Token);
            using var refused = await http.GetAsync(new Uri(login, "/api/telemetry/resources"), Token);
            Assert.Equal((HttpStatusCode.OK, "/"), (page.StatusCode, page.RequestMessage?.RequestUri?.AbsolutePath));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.StartsWith("http://localhost:", builder.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"], StringComparison.Ordinal);

            await app.StopAsync(Token);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(login, Token));
        Assert.DoesNotContain(lines.TakeRest(), line => line.Contains("dashboard has ended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dashboard_that_cannot_start_says_why_and_the_application_runs_on()
    {
        await RequireBundleAsync();
        using var occupied = new TcpListener(IPAddress.Loopback, 0);
        occupied.Start();
        var lines = new Lines();
        var builder = CreateBuilder(lines);
        builder.Configuration["DcpPublisher:RandomizePorts"] = "false";
        builder.Configuration["ASPNETCORE_URLS"] = $"http://{occupied.LocalEndpoint}";
        var resource = builder.AddTest("orders").Resource;
        await using var app = builder.Build();

        await app.StartAsync(Token);

        Assert.Contains("address already in use", await lines.FindAsync("The dashboard has ended with exit code ", Token), StringComparison.Ordinal);
        await app.PublishAsync(resource, "Running");
        Assert.Equal("Running", app.GetSnapshot("orders").State?.Text);
    }

    [Fact]
    public async Task Without_a_bundle_one_line_says_so()
    {
        var lines = new Lines();
        var builder = CreateBuilder(lines);
        builder.Configuration["ASPIRE_DASHBOARD_PATH"] = "nowhere";
        await using var app = builder.Build();

        await app.StartAsync(Token);

        Assert.Contains("ASPIRE_DASHBOARD_PATH is 'nowhere'", await lines.FindAsync("The application runs without its dashboard. ", Token), StringComparison.Ordinal);
    }

    private static async Task RequireBundleAsync()
    {
        using var bundle = new AspireBundle(new ConfigurationBuilder().AddEnvironmentVariables().Build(), NullLogger<AspireBundle>.Instance);
        var location = await bundle.LocateAsync(Token);
        Assert.SkipUnless(location is { DashboardPath: not null, DcpPath: not null }, $"There is no dashboard: {location.Problem}");
    }

    private static IDistributedApplicationBuilder CreateBuilder(Lines lines)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = ["--DcpPublisher:RandomizePorts=true"],
            AllowUnsecuredTransport = true,
        });
        builder.Services.AddSingleton<ILoggerProvider>(lines);
        return builder;
    }

    /// <summary>What the AppHost tells people.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        /// <summary>Waits for a line that begins so, and returns the rest of it.</summary>
        public async Task<string> FindAsync(string start, CancellationToken cancellationToken)
            => (await _lines.Reader.ReadAllAsync(cancellationToken).FirstAsync(line => line.StartsWith(start, StringComparison.Ordinal), cancellationToken))[start.Length..];

        /// <summary>Returns the lines that were not looked at yet.</summary>
        public IEnumerable<string> TakeRest()
        {
            while (_lines.Reader.TryRead(out var line))
            {
                yield return line;
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => _lines.Writer.TryWrite(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
