using System.Text.Json;

namespace NetScript.Cli.Tests;

/// <summary>The shape of what <c>--json</c> writes, which docs/cli.md promises: the members and their order.</summary>
public sealed class JsonTests
{
    private const string Common = "command,database,exitCode,failure";

    [Fact]
    public async Task Deploy_writes_what_it_applied()
    {
        using var workspace = TestWorkspace.WithJobs();
        var json = await RunAsync(workspace, 0, $"{Common},applied,durationMs", "deploy");
        Assert.Equal(["app/20260101000000_first", "app/20260102000000_second"], json.GetProperty("applied").EnumerateArray().Select(name => name.GetString()));
        Assert.True(json.GetProperty("durationMs").GetDouble() > 0);
        Assert.Equal("key,engine,url", Members(json.GetProperty("database")));
        Assert.Equal("app", json.GetProperty("database").GetProperty("key").GetString());
        Assert.Equal("Sqlite", json.GetProperty("database").GetProperty("engine").GetString());
        Assert.Equal($"file://{workspace.DatabaseFile}", json.GetProperty("database").GetProperty("url").GetString());
    }

    [Fact]
    public async Task A_failure_has_its_code_and_its_place()
    {
        using var workspace = TestWorkspace.WithJobs().Migration(TestWorkspace.Second, "SELECT 1;\n  SELEKT 2;");
        var failure = (await RunAsync(workspace, 1, $"{Common},applied,durationMs", "deploy")).GetProperty("failure");
        Assert.Equal("code,message,migration,statement,line,column,databaseCode", Members(failure));
        Assert.Equal("P3018", failure.GetProperty("code").GetString());
        Assert.Equal("app/20260102000000_second", failure.GetProperty("migration").GetString());
        Assert.Equal((2, 2, 3), (failure.GetProperty("statement").GetInt32(), failure.GetProperty("line").GetInt32(), failure.GetProperty("column").GetInt32()));
        Assert.Equal("SQLITE_ERROR", failure.GetProperty("databaseCode").GetString());
    }

    [Fact]
    public async Task The_commands_of_schemas_write_what_they_did()
    {
        const string Model = "datasource db {\n  provider = \"sqlite\"\n}\n\nmodel User {\n  id Int @id\n}\n";
        using var workspace = new TestWorkspace().Configured().Write("database/sqlite/schema.prisma", Model);
        var created = await RunAsync(workspace, 0, $"{Common},created,applied,warnings,summary,durationMs", "init");
        Assert.EndsWith("migration.sql", created.GetProperty("created").GetString(), StringComparison.Ordinal);
        Assert.Single(created.GetProperty("applied").EnumerateArray());
        Assert.Empty((await RunAsync(workspace, 0, $"{Common},statements,warnings,durationMs", "push")).GetProperty("statements").EnumerateArray());
        Assert.False((await RunAsync(workspace, 0, $"{Common},isEmpty,script,summary", "diff", "--from-empty", "--to-schema", "database/sqlite/schema.prisma")).GetProperty("isEmpty").GetBoolean());
        Assert.Single((await RunAsync(workspace, 0, $"{Common},files,warnings,isPrint", "pull", "--print")).GetProperty("files").EnumerateArray());
        Assert.Empty((await RunAsync(workspace, 0, $"{Common},changed,isCheck", "format")).GetProperty("changed").EnumerateArray());
        Assert.Equal("inSync", (await RunAsync(workspace, 0, $"{Common},isUpToDate,counts,problems,migrations,seeds,schema", "status")).GetProperty("schema").GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("status")]
    [InlineData("verify")]
    public async Task Status_and_verify_write_each_migration_and_seed(string command)
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy", "--target", TestWorkspace.First)).Expect(0);
        var json = await RunAsync(workspace, command == "verify" ? 2 : 0, $"{Common},isUpToDate,counts,problems,migrations,seeds,schema", command);
        Assert.False(json.GetProperty("isUpToDate").GetBoolean());
        Assert.Equal("applied,pending,failed,modified,orphaned", Members(json.GetProperty("counts")));
        Assert.Equal(1, json.GetProperty("counts").GetProperty("applied").GetInt32());
        Assert.Equal(1, json.GetProperty("counts").GetProperty("pending").GetInt32());
        var migrations = json.GetProperty("migrations");
        Assert.Equal("name,plugin,displayName,state,isOutOfOrder,appliedAt,logs", Members(migrations[0]));
        Assert.Equal(["applied", "pending"], migrations.EnumerateArray().Select(migration => migration.GetProperty("state").GetString()));
        Assert.True(migrations[0].GetProperty("appliedAt").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
        Assert.Equal(JsonValueKind.Null, migrations[1].GetProperty("appliedAt").ValueKind);
        var seed = Assert.Single(json.GetProperty("seeds").EnumerateArray());
        Assert.Equal("displayName,state,isDue,at", Members(seed));
        Assert.Equal("pending", seed.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Preview_writes_each_statement()
    {
        using var workspace = TestWorkspace.WithJobs();
        var json = await RunAsync(workspace, 0, $"{Common},migrations,seeds", "preview");
        var second = json.GetProperty("migrations")[1];
        Assert.Equal("displayName,filePath,isTransactional,statements", Members(second));
        Assert.Equal(["ALTER TABLE jobs ADD COLUMN state TEXT", "CREATE INDEX jobs_state ON jobs (state)"], second.GetProperty("statements").EnumerateArray().Select(statement => statement.GetString()!.TrimEnd(';')));
        Assert.True(second.GetProperty("isTransactional").GetBoolean());
        Assert.Equal("app/jobs.sql", Assert.Single(json.GetProperty("seeds").EnumerateArray()).GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task Seed_writes_what_it_ran()
    {
        using var workspace = TestWorkspace.WithJobs();
        (await workspace.RunAsync("deploy")).Expect(0);
        var json = await RunAsync(workspace, 0, $"{Common},seeded,durationMs", "seed");
        Assert.Equal(["app/jobs.sql"], json.GetProperty("seeded").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task Reset_writes_what_it_applied_and_ran()
    {
        using var workspace = TestWorkspace.WithJobs();
        var json = await RunAsync(workspace, 0, $"{Common},applied,seeded,durationMs", "reset", "--yes");
        Assert.Equal(2, json.GetProperty("applied").GetArrayLength());
        Assert.Equal(1, json.GetProperty("seeded").GetArrayLength());
    }

    [Fact]
    public async Task Baseline_resolve_and_squash_write_what_they_marked()
    {
        using var workspace = TestWorkspace.WithJobs().Write("data/app.db", "");
        var shape = $"{Common},migrations,durationMs";
        var baseline = await RunAsync(workspace, 0, shape, "baseline", "--target", TestWorkspace.First);
        Assert.Equal(["app/20260101000000_first"], baseline.GetProperty("migrations").EnumerateArray().Select(name => name.GetString()));
        var resolve = await RunAsync(workspace, 0, shape, "resolve", "--applied", TestWorkspace.Second);
        Assert.Equal(["app/20260102000000_second"], resolve.GetProperty("migrations").EnumerateArray().Select(name => name.GetString()));
        var squash = await RunAsync(workspace, 0, shape, "squash", "--name", "all", "--yes");
        Assert.Equal(["app/20260101000000_first", "app/20260102000000_second"], squash.GetProperty("migrations").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task List_writes_each_database()
    {
        using var workspace = TestWorkspace.WithJobs();
        var json = await RunAsync(workspace, 0, $"{Common},databases", "list");
        var database = Assert.Single(json.GetProperty("databases").EnumerateArray());
        Assert.Equal("key,engine,mode,isPrimary,url,description,migrations,seeds,problems", Members(database));
        Assert.Equal((2, 1), (database.GetProperty("migrations").GetInt32(), database.GetProperty("seeds").GetInt32()));
    }

    [Theory]
    [InlineData("usage", "status", "--nonsense")]
    [InlineData("usage", "status", "--db", "other")]
    [InlineData("plan", "status", "--migrations", "broken", "--db", "app")]
    public async Task A_command_that_could_not_begin_writes_an_object_too(string code, params string[] arguments)
    {
        using var workspace = TestWorkspace.WithJobs().Write("broken/20260101000000_first/readme.txt", "");
        var json = await RunAsync(workspace, 4, Common, arguments);
        Assert.Equal(code, json.GetProperty("failure").GetProperty("code").GetString());
        Assert.Equal("status", json.GetProperty("command").GetString());
    }

    [Fact]
    public async Task A_missing_configuration_is_told_in_JSON_too()
    {
        using var workspace = new TestWorkspace();
        var json = await RunAsync(workspace, 4, Common, "list");
        Assert.Equal("configuration", json.GetProperty("failure").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Progress_goes_to_the_standard_error()
    {
        using var workspace = TestWorkspace.WithJobs();
        var result = (await workspace.RunAsync("deploy", "--json", "--verbose")).Expect(0);
        Assert.Contains("Applied 2/2 app/20260102000000_second", result.Error, StringComparison.Ordinal);
        Assert.Equal("deploy", result.Json.GetProperty("command").GetString());
    }

    private static async Task<JsonElement> RunAsync(TestWorkspace workspace, int exitCode, string members, params string[] arguments)
    {
        var result = (await workspace.RunAsync([.. arguments, "--json"])).Expect(exitCode);
        Assert.Equal(exitCode, result.Json.GetProperty("exitCode").GetInt32());
        Assert.Equal(members, Members(result.Json));
        return result.Json;
    }

    private static string Members(JsonElement element) => string.Join(',', element.EnumerateObject().Select(member => member.Name));
}
