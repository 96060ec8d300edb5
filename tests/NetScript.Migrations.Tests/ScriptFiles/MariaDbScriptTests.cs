using System.Globalization;
using NetScript.Testing;

namespace NetScript.Migrations.Tests.ScriptFiles;

public sealed class MariaDbScriptTests : MigrationScriptTests
{
    private readonly MariaDbServer _server;

    public MariaDbScriptTests(MariaDbServer server)
        : base(new MariaDbTestDatabase(server))
    {
        server.SkipUnlessAvailable();
        _server = server;
    }

    protected override string StepByStep => "CREATE TABLE b (id INT);\nSET FOREIGN_KEY_CHECKS = 0;\nINSERT INTO b VALUES (1);\nALTER TABLE b ADD COLUMN t TEXT;\nCREATE TABLE c (id INT);";

    protected override async Task<(int ExitCode, string Output)> RunAsync(string file) => await ScriptClient.RunAsync(
        "mysql",
        ["--no-defaults", "--default-character-set=utf8mb4", "-h", "127.0.0.1", "-P", _server.Port.ToString(CultureInfo.InvariantCulture), "-u", MariaDbServer.User, ((MariaDbTestDatabase)Database).Name],
        Workspace.Root,
        await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
        new Dictionary<string, string> { ["MYSQL_PWD"] = MariaDbServer.Password });

    [Theory]
    [InlineData("CREATE TABLE a (id INT);\nCREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.id = 1; END;")]
    [InlineData("CREATE TABLE a (id INT);\nDELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\nDELIMITER ;")]
    [InlineData("CREATE TABLE a (id INT);\nLOCK TABLES a WRITE;\nUNLOCK TABLES;")]
    [InlineData("CREATE TABLE a (id TEXT);\r\nINSERT INTO a VALUES ('a\r\nb');")]
    public void What_the_client_or_a_stored_procedure_does_not_take_is_refused_with_its_line(string script)
    {
        Workspace.Migration("20260101_a", script);

        var exception = Assert.Throws<MigrationCatalogException>(() => MigrationScript.Write(Database.Definition, Workspace.Load()));

        Assert.Contains("NS1009: app/20260101_a", exception.Message, StringComparison.Ordinal);
        Assert.Contains("netscript db deploy", exception.Message, StringComparison.Ordinal);
    }
}
