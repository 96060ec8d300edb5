using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.Standin.Tests;

public sealed class DashboardSettingsTests
{
    [Fact]
    public void Configured_addresses_win()
    {
        var configuration = Configure(
            ("ASPNETCORE_URLS", "http://localhost:15001; https://localhost:15002"),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:15003"),
            ("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", "http://localhost:15004"),
            ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "http://127.0.0.1:15005"));

        var addresses = DashboardAddresses.Choose(configuration, "https");

        Assert.Equal(new DashboardAddresses("http://localhost:15001;https://localhost:15002", "http://localhost:15003", "http://localhost:15004"), addresses);
        Assert.Equal("https://localhost:15002", addresses.Browser);
        Assert.Equal(new Uri("http://127.0.0.1:15005"), DashboardAddresses.GetResourceService(configuration, "https"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Addresses_that_are_not_configured_are_free_ports(bool randomize)
    {
        using var other = new TcpListener(IPAddress.Loopback, 18888);
        try
        {
            other.Start();
        }
        catch (SocketException)
        {
            // Somebody listens at the customary port already, which does as well.
        }

        var addresses = DashboardAddresses.Choose(Configure(("DcpPublisher:RandomizePorts", $"{randomize}")), "http");

        int[] ports = [Port(addresses.Frontend), Port(addresses.OtlpGrpc), Port(addresses.OtlpHttp)];
        Assert.Distinct(ports);
        Assert.DoesNotContain(18888, ports);

        // None of those that a system gives to connections, which would take them from the dashboard now and then.
        Assert.All(ports, port => Assert.InRange(port, 20_000, 32_767));
        Assert.All(ports, port =>
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        });
    }

    [Fact]
    public void Random_ports_replace_configured_ones()
    {
        var configuration = Configure(
            ("DcpPublisher:RandomizePorts", "true"),
            ("ASPNETCORE_URLS", "http://localhost:15001"),
            ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "http://localhost:15005"));

        Assert.NotEqual(15001, Port(DashboardAddresses.Choose(configuration, "https").Frontend));
        Assert.Equal("http", new Uri(DashboardAddresses.Choose(configuration, "https").Frontend).Scheme);
        Assert.Equal(0, DashboardAddresses.GetResourceService(configuration, "https").Port);
    }

    [Fact]
    public void A_port_that_is_left_open_is_chosen()
        => Assert.NotEqual(0, Port(DashboardAddresses.Choose(Configure(("ASPNETCORE_URLS", "http://localhost:0")), "http").Frontend));

    [Fact]
    public void An_address_for_all_networks_is_opened_on_this_machine()
        => Assert.Equal("http://localhost:15001", DashboardAddresses.Choose(Configure(("ASPNETCORE_URLS", "http://*:15001")), "http").Browser);

    [Theory]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL")]
    public void What_is_no_address_is_named(string key)
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => DashboardAddresses.Choose(Configure((key, "localhost")), "http"));

        Assert.Contains($"{key} is 'localhost'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_resource_service_has_to_be_an_address_too()
    {
        var exception = Assert.Throws<DistributedApplicationException>(
            () => DashboardAddresses.GetResourceService(Configure(("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "ftp://localhost")), "http"));

        Assert.Contains("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL is 'ftp://localhost'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_door_of_the_dashboard_has_its_key()
    {
        var environment = DashboardEnvironment.Create(
            Configure(
                ("AppHost:BrowserToken", "browser"),
                ("AppHost:OtlpApiKey", "otlp"),
                ("AppHost:ResourceService:ApiKey", "resources"),
                ("AppHost:DashboardApiKey", "api"),
                ("ASPIRE_DASHBOARD_TELEMETRY_OPTOUT", "true")),
            new("http://localhost:1", "http://localhost:2", "http://localhost:3"),
            new Uri("http://localhost:4"));

        Assert.Equal(("BrowserToken", "browser"), (environment["DASHBOARD__FRONTEND__AUTHMODE"], environment["DASHBOARD__FRONTEND__BROWSERTOKEN"]));
        Assert.Equal(("ApiKey", "otlp"), (environment["DASHBOARD__OTLP__AUTHMODE"], environment["DASHBOARD__OTLP__PRIMARYAPIKEY"]));
        Assert.Equal(("ApiKey", "resources"), (environment["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"], environment["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"]));
        Assert.Equal(("ApiKey", "api"), (environment["DASHBOARD__API__AUTHMODE"], environment["DASHBOARD__API__PRIMARYAPIKEY"]));
        Assert.Equal("http://localhost:4/", environment["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"]);
        Assert.Equal("true", environment["ASPIRE_DASHBOARD_TELEMETRY_OPTOUT"]);
    }

    [Fact]
    public void A_door_without_a_key_stands_open()
    {
        var environment = DashboardEnvironment.Create(Configure(), new("http://localhost:1", "http://localhost:2", "http://localhost:3"), new Uri("http://localhost:4"));

        Assert.Equal("Unsecured", environment["DASHBOARD__FRONTEND__AUTHMODE"]);
        Assert.DoesNotContain(environment.Keys, name => name.EndsWith("KEY", StringComparison.Ordinal) || name.EndsWith("TOKEN", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_dashboard_writes_on_its_error_stream_says_why_it_ended()
    {
        var log = new DashboardLog(NullLogger.Instance);

        log.Write(new DcpLogLine(null, """{"LogLevel":"Error","Category":"Host","Message":"Hosting failed"}""", IsError: true));
        log.Write(new DcpLogLine(null, "Error: address already in use.", IsError: true));
        log.Write(new DcpLogLine(null, "[1, 2]", IsError: false));

        Assert.Equal("Error: address already in use.", log.LastError);
    }

    private static int Port(string address) => new Uri(address).Port;

    private static IConfiguration Configure(params (string Key, string Value)[] settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
