using NetScript.Testing;

namespace NetScript.Cli.Tests;

/// <summary>No password is printed, whatever goes wrong.</summary>
public sealed class SecretTests(PostgresServer server)
{
    private const string Secret = "hunter2;=' \"x";
    private const string Visible = "hunter2";

    [Theory]
    [InlineData("status")]
    [InlineData("deploy", "--verbose")]
    [InlineData("preview", "--verbose")]
    [InlineData("list")]
    [InlineData("verify", "--json")]
    public async Task A_wrong_password_is_not_printed(params string[] arguments)
    {
        server.SkipUnlessAvailable();
        using var database = PostgresDatabase.Create(server);
        using var workspace = new TestWorkspace { Engine = "postgres" }.Migration(TestWorkspace.First, "SELECT 1;");
        var result = await workspace.RunAsync([.. arguments, "--migrations", workspace.Migrations, "--url", database.UrlOf(Secret)]);
        result.Expect(arguments[0] == "list" ? 0 : 5);
        Assert.DoesNotContain(Visible, result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy", "--verbose")]
    [InlineData("status")]
    [InlineData("list")]
    [InlineData("reset")]
    [InlineData("deploy", "--json")]
    public async Task The_right_password_is_not_printed(params string[] arguments)
    {
        server.SkipUnlessAvailable();
        using var database = PostgresDatabase.Create(server);
        using var workspace = new TestWorkspace { Engine = "postgres" }.Migration(TestWorkspace.First, "CREATE TABLE jobs (id int);").Configured(""" "app": { "Engine": "Postgres", "Mode": "External" } """);
        var result = await workspace.RunAsync(arguments, ("APP_URI", database.ConnectionString));
        result.Expect(arguments[0] == "reset" ? 4 : 0);
        Assert.DoesNotContain("horse", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("staple", result.Text, StringComparison.Ordinal);
        Assert.Contains(arguments is ["deploy", "--verbose"] ? "app" : "***", result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ulr", "postgresql://u:hunter2@h/db")]
    [InlineData("--ulr=postgresql://u:hunter2 with blanks@h/db")]
    [InlineData("postgresql://u:hunter2@h/db")]
    [InlineData("Host=h;Username=u;Password='hunter2;more hunter2'")]
    [InlineData("--url", "postgresql://u:hunter2@h:port/db", "--migrations", ".")]
    [InlineData("--url", "postgresql://u:hunter2/@h/db", "--migrations", ".")]
    [InlineData("--url", "oracle://u:hunter2@h/db", "--migrations", ".")]
    [InlineData("--url", "Host=h;Password=hunter2;Nonsense", "--migrations", ".")]
    [InlineData("--url", "mysql://u:hunter2@h/db")]
    public async Task A_mistyped_command_line_is_told_without_its_password(params string[] arguments)
    {
        using var workspace = TestWorkspace.WithJobs();
        Assert.DoesNotContain(Visible, (await workspace.RunAsync(["status", .. arguments])).Expect(4).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Visible, (await workspace.RunAsync(["status", .. arguments, "--json", "--verbose"])).Expect(4).Text, StringComparison.Ordinal);
    }
}
