using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace NetScript.Cli.Tests;

/// <summary>Commands about schemas that need no database.</summary>
public sealed class SchemaTests
{
    private const string Datasource = "datasource db {\n  provider = \"sqlite\"\n}\n\n";
    private const string Users = $"{Datasource}model User {{\n  id   Int    @id\n  name String\n}}\n";
    private const string UsersTable = "-- CreateTable\nCREATE TABLE \"User\" (\n    \"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,\n    \"name\" TEXT NOT NULL\n);\n";

    [Fact]
    public async Task Validate_says_where_and_what_and_exits_with_1()
    {
        using var workspace = new TestWorkspace().Write("wrong.prisma", $"{Datasource}model User {{\n  id   Int @id\n  name Text\n}}\n").Write("right.prisma", Users);

        var wrong = (await workspace.RunAsync("validate", "--schema", "wrong.prisma")).Expect(1);
        Assert.Contains("P1012", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("-->  wrong.prisma:7", wrong.Error, StringComparison.Ordinal);
        Assert.Empty(wrong.Output);

        var json = JsonDocument.Parse((await workspace.RunAsync("validate", "--schema", "wrong.prisma", "--json")).Expect(1).Output).RootElement;
        var found = Assert.Single(json.EnumerateArray());
        Assert.Equal("P1012", found.GetProperty("code").GetString());
        Assert.Equal("error", found.GetProperty("severity").GetString());
        Assert.Equal("wrong.prisma", found.GetProperty("file").GetString());
        Assert.Equal((7, 8), (found.GetProperty("line").GetInt32(), found.GetProperty("column").GetInt32()));
        Assert.Equal("Text", File.ReadAllText(Path.Combine(workspace.Root, "wrong.prisma"))[found.GetProperty("start").GetInt32()..found.GetProperty("end").GetInt32()]);

        Assert.Equal("[]", (await workspace.RunAsync("validate", "--schema", "right.prisma", "--json")).Expect(0).Output.Trim());
        Assert.Contains("no Prisma schema at 'none.prisma'", (await workspace.RunAsync("validate", "--schema", "none.prisma")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_takes_another_provider_and_the_schema_of_the_configured_database()
    {
        using var workspace = new TestWorkspace().Configured().Write("database/sqlite/schema/schema.prisma", $"{Datasource}model User {{\n  id   Int @id\n  tags String[]\n}}\n");
        Assert.Contains("tags", (await workspace.RunAsync("validate")).Expect(1).Error, StringComparison.Ordinal);
        (await workspace.RunAsync("validate", "--schema", "database/sqlite/schema", "--provider", "postgresql")).Expect(0);
        Assert.Contains("--provider is 'oracle'", (await workspace.RunAsync("validate", "--schema", "database/sqlite/schema", "--provider", "oracle")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_checks_writes_and_leaves_what_is_invalid()
    {
        const string Untidy = $"{Datasource}model User {{\n  id Int @id\n  name   String\n}}\n";
        using var workspace = new TestWorkspace().Write("a.prisma", Untidy).Write("wrong.prisma", "model User {\n  id Nothing\n}\n");

        Assert.Contains("Not formatted: a.prisma", (await workspace.RunAsync("format", "--schema", "a.prisma", "--check")).Expect(1).Output, StringComparison.Ordinal);
        Assert.Equal(Users, (await workspace.RunAsync("format", "--schema", "a.prisma", "--stdout")).Expect(0).Output);
        Assert.Equal(Untidy, File.ReadAllText(Path.Combine(workspace.Root, "a.prisma")));
        (await workspace.RunAsync("format", "--schema", "a.prisma")).Expect(0);
        Assert.Equal(Users, File.ReadAllText(Path.Combine(workspace.Root, "a.prisma")));
        (await workspace.RunAsync("format", "--schema", "a.prisma", "--check")).Expect(0);
        Assert.Contains("P1012", (await workspace.RunAsync("format", "--schema", "wrong.prisma")).Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_writes_the_script_or_the_tree_and_nothing_else()
    {
        using var workspace = new TestWorkspace().Write("a.prisma", Users).Write("b.prisma", Users.Replace("name String", "name String?", StringComparison.Ordinal)).Write("wrong.prisma", "model");

        Assert.Equal(UsersTable, (await workspace.RunAsync("diff", "--from-empty", "--to-schema", "a.prisma", "--script")).Expect(0).Output);
        var tree = (await workspace.RunAsync("diff", "--from-schema", "a.prisma", "--to-schema", "b.prisma", "--exit-code")).Expect(2);
        Assert.Contains("[*] Redefined table `User`", tree.Output, StringComparison.Ordinal);
        Assert.Equal("No difference detected.\n", (await workspace.RunAsync("diff", "--from-schema", "a.prisma", "--to-schema", "a.prisma", "--exit-code")).Expect(0).Output);
        Assert.Equal("-- This is an empty migration.\n", (await workspace.RunAsync("diff", "--from-schema", "a.prisma", "--to-schema", "a.prisma", "--script")).Expect(0).Output);
        Assert.Contains("CREATE TABLE `User`", (await workspace.RunAsync("diff", "--from-empty", "--to-schema", "a.prisma", "--script", "--provider", "mysql")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("P1012", (await workspace.RunAsync("diff", "--from-empty", "--to-schema", "wrong.prisma", "--exit-code")).Expect(1).Error, StringComparison.Ordinal);
        Assert.Contains("--from-empty", (await workspace.RunAsync("diff", "--to-schema", "a.prisma")).Expect(4).Error, StringComparison.Ordinal);
        Assert.Contains("--provider", (await workspace.RunAsync("diff", "--from-empty", "--to-empty")).Expect(4).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_longer_than_all_buffers_is_written_whole_and_without_a_mark()
    {
        var numbers = Enumerable.Range(0, 2000).ToList();
        using var workspace = new TestWorkspace()
            .Write("large.prisma", Datasource + string.Concat(numbers.Select(number => $"model Größe𝒳{number} {{\n  id Int @id\n  name String\n}}\n")))
            .Write("diff.sh", $"{string.Join(' ', Netscript.Command.Select(part => $"'{part}'"))} db diff --from-empty --to-schema large.prisma --script > out.sql");

        using var shell = Process.Start(new ProcessStartInfo("sh", "diff.sh") { WorkingDirectory = workspace.Root })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, shell.ExitCode);
        var expected = string.Join('\n', numbers.Select(number => UsersTable.Replace("User", $"Größe𝒳{number}", StringComparison.Ordinal)));
        Assert.Equal(Encoding.UTF8.GetBytes(expected), await File.ReadAllBytesAsync(Path.Combine(workspace.Root, "out.sql"), TestContext.Current.CancellationToken));
    }
}
