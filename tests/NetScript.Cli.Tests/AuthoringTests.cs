using System.Text.Json;
using NetScript.Testing;

namespace NetScript.Cli.Tests;

/// <summary>The loop in which a schema is developed: change the files, write a migration, apply it.</summary>
public sealed class AuthoringTests(PostgresServer server)
{
    private const string Users = "model User {\n  id   Int    @id\n  name String\n}\n";
    private const string Posts = "model Post {\n  id    Int    @id\n  title String\n}\n";

    [Fact]
    public async Task A_workspace_with_a_schema_only_gets_its_first_migration_and_the_next_ones()
    {
        using var workspace = Workspace(Users);
        Assert.Contains("changed since the last migration", (await workspace.RunAsync("status")).Expect(0).Output, StringComparison.Ordinal);

        (await workspace.RunAsync("init")).Expect(0);
        var first = Assert.Single(Migrations(workspace));
        Assert.EndsWith("_init", first, StringComparison.Ordinal);
        Assert.Equal(
            "-- CreateTable\nCREATE TABLE \"User\" (\n    \"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,\n    \"name\" TEXT NOT NULL\n);\n",
            File.ReadAllText(Path.Combine(workspace.Migrations, first, "migration.sql")));
        Assert.Contains("provider = \"sqlite\"", File.ReadAllText(Path.Combine(workspace.Migrations, "migration_lock.toml")), StringComparison.Ordinal);
        Assert.True(workspace.HasTable("User"));
        Assert.Contains("Schema: in sync", (await workspace.RunAsync("status", "--exit-code")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("in sync", (await workspace.RunAsync("migrate", "--name", "nothing")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Single(Migrations(workspace));

        Write(workspace, Users + Posts);
        var status = JsonDocument.Parse((await workspace.RunAsync("status", "--json", "--exit-code")).Expect(2).Output).RootElement.GetProperty("schema");
        Assert.Equal("changed", status.GetProperty("verdict").GetString());
        Assert.Contains("Post", status.GetProperty("differences").GetString(), StringComparison.Ordinal);
        Assert.Contains("--name", (await workspace.RunAsync("migrate")).Expect(4).Error, StringComparison.Ordinal);
        (await workspace.RunAsync("migrate", "--name", "Add posts")).Expect(0);
        Assert.EndsWith("_add_posts", Migrations(workspace)[1], StringComparison.Ordinal);
        Assert.True(workspace.HasTable("Post"));
        (await workspace.RunAsync("verify")).Expect(0);
    }

    [Fact]
    public async Task What_is_only_created_is_pending_and_comes_after_what_is_there_even_empty()
    {
        using var workspace = Workspace(Users);
        (await workspace.RunAsync("migrate", "--name", "users", "--create-only")).Expect(0);
        Assert.False(File.Exists(workspace.DatabaseFile));
        (await workspace.RunAsync("migrate", "--name", "data", "--create-only")).Expect(0);
        Assert.Equal("-- This is an empty migration.", File.ReadAllText(Path.Combine(workspace.Migrations, Migrations(workspace)[1], "migration.sql")));
        Assert.Contains("Schema: behind", (await workspace.RunAsync("status")).Expect(0).Output, StringComparison.Ordinal);

        // The clock of whoever made the last one was ahead.
        Directory.Move(Path.Combine(workspace.Migrations, Migrations(workspace)[1]), Path.Combine(workspace.Migrations, "20990101000000_data"));
        Write(workspace, Users + Posts);
        (await workspace.RunAsync("migrate", "--name", "posts")).Expect(0);
        Assert.Equal("20990101000001_posts", Migrations(workspace)[2]);
        Assert.True(workspace.HasTable("Post"));
    }

    [Fact]
    public async Task A_database_that_was_changed_by_other_means_has_drifted_and_no_migration_is_written()
    {
        using var workspace = Workspace(Users);
        (await workspace.RunAsync("init")).Expect(0);
        workspace.Scalar("CREATE TABLE mine (id INTEGER)");

        var status = (await workspace.RunAsync("status", "--exit-code")).Expect(2);
        Assert.Contains("drifted", status.Output, StringComparison.Ordinal);
        Assert.Contains("mine", status.Output, StringComparison.Ordinal);
        Write(workspace, Users + Posts);
        var refused = (await workspace.RunAsync("migrate", "--name", "posts")).Expect(4);
        Assert.Contains("NS1011", refused.Error, StringComparison.Ordinal);
        Assert.Contains("mine", refused.Error, StringComparison.Ordinal);
        Assert.Single(Migrations(workspace));
    }

    [Fact]
    public async Task A_migration_that_was_edited_or_does_not_replay_stops_the_next_one()
    {
        using var workspace = Workspace(Users);
        (await workspace.RunAsync("init")).Expect(0);
        var file = Path.Combine(workspace.Migrations, Migrations(workspace)[0], "migration.sql");
        var text = File.ReadAllText(file);
        Write(workspace, Users + Posts);

        File.WriteAllText(file, $"{text}-- edited\n");
        Assert.Contains("NS1010", (await workspace.RunAsync("migrate", "--name", "posts")).Expect(4).Error, StringComparison.Ordinal);
        File.WriteAllText(file, text);
        workspace.Migration("20990101000000_wrong", "CREATE TABLE broken (;");
        Assert.Contains("P3006", (await workspace.RunAsync("migrate", "--name", "posts")).Expect(4).Error, StringComparison.Ordinal);
        Assert.False(workspace.HasTable("Post"));
    }

    [Fact]
    public async Task Data_are_lost_only_where_that_is_accepted_and_what_is_impossible_is_only_written()
    {
        using var workspace = Workspace(Users + Posts);
        (await workspace.RunAsync("init")).Expect(0);
        workspace.Scalar("INSERT INTO User VALUES (1, 'Ada')");
        workspace.Scalar("INSERT INTO Post VALUES (1, 'Notes')");

        Write(workspace, Users);
        var refused = (await workspace.RunAsync("migrate", "--name", "drop")).Expect(4);
        Assert.Contains("NS1012", refused.Error, StringComparison.Ordinal);
        Assert.Contains("which is not empty (1 rows)", refused.Error, StringComparison.Ordinal);
        Assert.Single(Migrations(workspace));
        (await workspace.RunAsync("migrate", "--name", "drop", "--accept-data-loss")).Expect(0);
        Assert.False(workspace.HasTable("Post"));

        Write(workspace, Users.Replace("name String", "name String\n  email String", StringComparison.Ordinal));
        Assert.Contains("NS1013", (await workspace.RunAsync("migrate", "--name", "email", "--accept-data-loss")).Expect(4).Error, StringComparison.Ordinal);
        Assert.Equal(2, Migrations(workspace).Count);
        (await workspace.RunAsync("migrate", "--name", "email", "--create-only")).Expect(0);
        Assert.Contains("Warnings", File.ReadAllText(Path.Combine(workspace.Migrations, Migrations(workspace)[2], "migration.sql")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tables_of_a_plugin_that_is_gone_are_dropped_only_when_asked_for()
    {
        using var workspace = Workspace(Users).Write("database/sqlite/schema/plugins/blog/blog.prisma", Posts);
        (await workspace.RunAsync("init")).Expect(0);
        Assert.StartsWith("-- netscript: plugin blog: Post\n", File.ReadAllText(Path.Combine(workspace.Migrations, Migrations(workspace)[0], "migration.sql")), StringComparison.Ordinal);

        Directory.Delete(Path.Combine(workspace.Root, "database/sqlite/schema/plugins"), recursive: true);
        var refused = (await workspace.RunAsync("migrate", "--name", "no_blog")).Expect(4);
        Assert.Contains("The plugin blog is no longer part of the schema, so its tables would be dropped: Post.", refused.Error, StringComparison.Ordinal);
        (await workspace.RunAsync("migrate", "--name", "no_blog", "--accept-data-loss")).Expect(0);
        Assert.Contains("The plugin blog is no longer part of the schema. Its tables are dropped: Post", File.ReadAllText(Path.Combine(workspace.Migrations, Migrations(workspace)[1], "migration.sql")), StringComparison.Ordinal);
        Assert.False(workspace.HasTable("Post"));
    }

    [Fact]
    public async Task Tables_that_a_plugin_brings_as_SQL_only_are_left_to_it()
    {
        using var workspace = Workspace(Users).Write("plugins/queue/database/sqlite/migrations/20260101000000_queue/migration.sql", "CREATE TABLE messages (id INTEGER);");
        (await workspace.RunAsync("init")).Expect(0);
        Assert.True(workspace.HasTable("messages"));
        Assert.Contains("Schema: in sync", (await workspace.RunAsync("status", "--exit-code")).Expect(0).Output, StringComparison.Ordinal);
        Write(workspace, Users + Posts);
        (await workspace.RunAsync("migrate", "--name", "posts")).Expect(0);
        Assert.True(workspace.HasTable("messages"));
    }

    [Fact]
    public async Task Push_needs_no_configuration_and_no_migrations()
    {
        using var workspace = new TestWorkspace().Write("schema.prisma", Schema("sqlite", Users + Posts));
        string[] push = ["push", "--url", workspace.Url, "--schema", "schema.prisma"];
        (await workspace.RunAsync(push)).Expect(0);
        Assert.True(workspace.HasTable("Post"));
        Assert.False(workspace.HasTable("_prisma_migrations"));
        Assert.Contains("already what the schema says", (await workspace.RunAsync(push)).Expect(0).Output, StringComparison.Ordinal);

        workspace.Scalar("INSERT INTO Post VALUES (1, 'Notes')");
        workspace.Write("schema.prisma", Schema("sqlite", Users));
        Assert.Contains("NS1012", (await workspace.RunAsync(push)).Expect(4).Error, StringComparison.Ordinal);
        Assert.True(workspace.HasTable("Post"));
        (await workspace.RunAsync([.. push, "--accept-data-loss"])).Expect(0);
        Assert.False(workspace.HasTable("Post"));

        workspace.Scalar("INSERT INTO User VALUES (1, 'Ada')");
        workspace.Write("schema.prisma", Schema("sqlite", Users.Replace("name String", "name Int", StringComparison.Ordinal) + "model Other {\n  id Int @id\n}\n"));
        (await workspace.RunAsync([.. push, "--force-reset"])).Expect(0);
        Assert.Equal(0L, workspace.Scalar("SELECT count(*) FROM User"));
        (await workspace.RunAsync("diff", "--from-url", workspace.Url, "--to-schema", "schema.prisma", "--exit-code")).Expect(0);
    }

    [Fact]
    public async Task Pull_writes_the_schema_of_a_database_and_keeps_what_only_the_schema_knows()
    {
        using var workspace = new TestWorkspace().Write("schema.prisma", Schema("sqlite", Users));
        (await workspace.RunAsync("push", "--url", workspace.Url, "--schema", "schema.prisma")).Expect(0);
        workspace.Scalar("CREATE TABLE Post (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL)");

        var printed = (await workspace.RunAsync("pull", "--url", workspace.Url, "--print")).Expect(0).Output;
        Assert.Contains("model User {", printed, StringComparison.Ordinal);
        Assert.Contains("provider = \"sqlite\"", printed, StringComparison.Ordinal);

        workspace.Write("schema.prisma", Schema("sqlite", "/// People\nmodel Person {\n  id   Int    @id @default(autoincrement())\n  name String\n\n  @@map(\"User\")\n}\n"));
        (await workspace.RunAsync("pull", "--url", workspace.Url, "--schema", "schema.prisma")).Expect(0);
        var pulled = File.ReadAllText(Path.Combine(workspace.Root, "schema.prisma"));
        Assert.Contains("/// People\nmodel Person {", pulled, StringComparison.Ordinal);
        Assert.Contains("model Post {", pulled, StringComparison.Ordinal);
        (await workspace.RunAsync("diff", "--from-url", workspace.Url, "--to-schema", "schema.prisma", "--exit-code")).Expect(0);

        Assert.Contains("P4001", (await workspace.RunAsync("pull", "--url", "file:./nothing.db", "--print")).Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_PostgreSQL_the_shadow_database_is_gone_afterwards()
    {
        using var database = PostgresDatabase.Create(server);
        using var workspace = new TestWorkspace { Engine = "postgres" }.Write("schema.prisma", Schema("postgresql", Users));
        string[] target = ["--url", database.Url, "--schema", "schema.prisma", "--migrations", "migrations"];
        (await workspace.RunAsync(["migrate", "--name", "init", .. target])).Expect(0);
        workspace.Write("schema.prisma", Schema("postgresql", Users + Posts));
        (await workspace.RunAsync(["migrate", "--name", "posts", .. target])).Expect(0);

        Assert.Equal(2, Directory.GetDirectories(Path.Combine(workspace.Root, "migrations")).Length);
        (await workspace.RunAsync("diff", "--from-migrations", "migrations", "--to-url", database.Url, "--exit-code")).Expect(0);
        (await workspace.RunAsync("diff", "--from-url", database.Url, "--to-schema", "schema.prisma", "--exit-code")).Expect(0);
        using var shadow = PostgresDatabase.Create(server);
        (await workspace.RunAsync("diff", "--from-migrations", "migrations", "--to-schema", "schema.prisma", "--shadow-url", shadow.Url, "--exit-code")).Expect(0);
        Assert.Contains("P3014", (await workspace.RunAsync("diff", "--from-migrations", "migrations", "--to-url", shadow.Url, "--shadow-url", shadow.Url)).Expect(1).Error, StringComparison.Ordinal);
        using var connection = database.Open();
        Assert.Equal(0L, PostgresDatabase.Execute(connection, "SELECT count(*) FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow_db_%'"));
    }

    private static TestWorkspace Workspace(string models) => Write(new TestWorkspace().Configured(), models);

    private static TestWorkspace Write(TestWorkspace workspace, string models) => workspace.Write("database/sqlite/schema/schema.prisma", Schema("sqlite", models));

    private static string Schema(string provider, string models) => $"datasource db {{\n  provider = \"{provider}\"\n}}\n\n{models}";

    private static List<string> Migrations(TestWorkspace workspace) => [.. Directory.GetDirectories(workspace.Migrations).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
