namespace NetScript.Aspire.Hosting.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Each_database_exports_its_own_spans_logs_and_measurements_and_no_secret()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var workspace = TestWorkspace.WithJobs()
            .WithFile("database/ledger/migrations/20260101000000_user/migration.sql", "CREATE TABLE ledger (id INTEGER);\nCREATE USER app PASSWORD 'tr0ub4dor';");
        await using (var app = await TestApp.StartAsync(
            workspace,
            (builder, _) => builder.AddNetScriptDatabase("ledger"),
            "--NetScript:PrimaryDatabase=orders", "--NetScript:Databases:ledger:Engine=Sqlite", "--NetScript:Databases:ledger:DataPath=ledger.db",
            $"--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL={receiver.Endpoint}"))
        {
            await receiver.ExpectAsync("orders-migrations", "Trace", $"migration app/{TestWorkspace.FirstMigration}");
            await receiver.ExpectAsync("orders-migrations", "Metrics", "netscript.migrations.applied");
            await receiver.ExpectAsync("orders-migrations", "Logs", $"Applied app/{TestWorkspace.FirstMigration}");
            await receiver.ExpectAsync("ledger-migrations", "Trace", "CREATE USER app PASSWORD '***'");
            await receiver.ExpectAsync("ledger-migrations", "Metrics", "netscript.migrations.failed");
            await receiver.ExpectAsync("ledger-migrations", "Logs", "CREATE USER app PASSWORD '***'");
        }

        Assert.All(receiver.Of("orders-migrations"), export => Assert.DoesNotContain("ledger", export, StringComparison.Ordinal));
        Assert.All(receiver.Of("ledger-migrations"), export => Assert.DoesNotContain("orders", export, StringComparison.Ordinal));
        Assert.All(receiver.Of("ledger-migrations"), export => Assert.DoesNotContain("tr0ub4dor", export, StringComparison.Ordinal));
    }
}
