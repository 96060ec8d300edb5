using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;
using NetScript.Schema.Tests.Live;
using NetScript.Testing;

namespace NetScript.Schema.Tests.Introspection;

/// <summary>Schemas that are written from databases.</summary>
[Collection(nameof(PostgresLiveDatabase))]
public sealed class SchemaPullTests(PostgresServer server)
{
    public static TheoryData<string> Postgres => PullCase.NamesFor("postgresql");

    public static TheoryData<string> Sqlite => PullCase.NamesFor("sqlite");

    [Theory]
    [MemberData(nameof(Postgres))]
    public async Task A_PostgreSQL_becomes_the_schema_that_Prisma_writes(string name)
    {
        await using var database = await PostgresLiveDatabase.OpenEmptyAsync(server);

        await PullsAsPrismaAsync(database, PullCase.Find(name));
    }

    [Theory]
    [MemberData(nameof(Sqlite))]
    public async Task A_SQLite_becomes_the_schema_that_Prisma_writes(string name)
    {
        await using var database = new SqliteLiveDatabase();

        await PullsAsPrismaAsync(database, PullCase.Find(name));
    }

    /// <summary>Prisma writes the value in the database, and forgets the names that the schema maps: its schema is not valid.</summary>
    [Fact]
    public async Task Enums_that_are_text_stay_enums()
    {
        const string Schema = "datasource db {\n  provider = \"sqlite\"\n}\n\nmodel User {\n  id   Int  @id @default(autoincrement())\n  role Role @default(ADMIN)\n}\n\nenum Role {\n  ADMIN @map(\"adm\")\n  USER\n}\n";
        await using var database = new SqliteLiveDatabase();
        await database.CreateAsync(DatabaseModel.Of(PrismaSchema.Parse(Schema).Model));

        Assert.Equal(Schema, (await PullAsync(database, Schema)).Files[0].Text);
    }

    /// <summary>Prisma takes expressions for texts, texts for documents, and knows no bytes.</summary>
    [Fact]
    public async Task Defaults_of_SQLite_are_what_they_are()
    {
        await using var database = new SqliteLiveDatabase();
        await database.ExecuteAsync(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT DEFAULT (lower('X')), b TEXT DEFAULT CURRENT_TIMESTAMP, c INT DEFAULT (1 + (2)), d JSONB DEFAULT '{\"a\": \"it''s\"}', e BLOB DEFAULT X'6869', f TEXT DEFAULT 'x');");

        var pull = await PullAsync(database, "datasource db {\n  provider = \"sqlite\"\n}\n");

        Assert.Equal(
            """
            datasource db {
              provider = "sqlite"
            }

            model t {
              id Int     @id @default(autoincrement())
              a  String? @default(dbgenerated("(lower('X'))"))
              b  String? @default(dbgenerated("CURRENT_TIMESTAMP"))
              c  Int?    @default(dbgenerated("(1 + (2))"))
              d  Json?   @default("{\"a\": \"it's\"}")
              e  Bytes?  @default("aGk=")
              f  String? @default("x")
            }

            """,
            pull.Files[0].Text);
        await AssertSameAsync(database, pull);
    }

    /// <summary>Prisma writes them into a schema that may not have them.</summary>
    [Fact]
    public async Task Partial_indexes_are_left_alone_without_their_preview_feature()
    {
        await using var database = new SqliteLiveDatabase();
        await database.ExecuteAsync("CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, gone INT); CREATE UNIQUE INDEX one ON t (a) WHERE gone IS NULL;");

        var pull = await PullAsync(database, "datasource db {\n  provider = \"sqlite\"\n}\n");

        Assert.DoesNotContain("where", pull.Files[0].Text, StringComparison.Ordinal);
        Assert.Contains("Model: \"t\", index: \"one\"", pull.Warnings, StringComparison.Ordinal);
        await AssertSameAsync(database, pull);

        // A table that is made anew has it as well.
        var schema = PrismaSchema.Parse(pull.Files[0].Text.Replace("a    Int?", "a    String?", StringComparison.Ordinal));
        var diff = DatabaseDiff.Between(await database.ReadAsync(), DatabaseModel.Of(schema.Model));
        Assert.Contains("CREATE UNIQUE INDEX \"one\" ON \"t\"(\"a\" ASC) WHERE gone IS NULL", diff.ToStatements());
    }

    /// <summary>Prisma gives several things one name, and models those of its own types.</summary>
    [Fact]
    public async Task No_two_things_have_one_name()
    {
        await using var database = new SqliteLiveDatabase();
        await database.ExecuteAsync(
            """CREATE TABLE "String" (id INTEGER PRIMARY KEY, "x y" TEXT, "x-y" TEXT, x_y TEXT); CREATE TABLE "a b" (id INTEGER PRIMARY KEY, "String" TEXT, s INT REFERENCES "String"(id), "RenamedString" INT); CREATE TABLE "a-b" (id INTEGER PRIMARY KEY);""");

        var pull = await PullAsync(database, "datasource db {\n  provider = \"sqlite\"\n}\n");

        Assert.Equal(
            """
            datasource db {
              provider = "sqlite"
            }

            /// This model has been renamed to 'RenamedString' during introspection, because the original name 'String' is reserved.
            model RenamedString {
              id    Int     @id @default(autoincrement())
              x_y_2 String? @map("x y")
              x_y_3 String? @map("x-y")
              x_y   String?
              a_b   a_b[]

              @@map("String")
            }

            model a_b {
              id              Int            @id @default(autoincrement())
              String          String?
              s               Int?
              RenamedString   Int?
              RenamedString_2 RenamedString? @relation(fields: [s], references: [id], onDelete: NoAction, onUpdate: NoAction)

              @@map("a b")
            }

            model a_b_2 {
              id Int @id @default(autoincrement())

              @@map("a-b")
            }

            """,
            pull.Files[0].Text);
        await AssertSameAsync(database, pull);
    }

    [Fact]
    public async Task Models_of_plugins_stay_in_their_files()
    {
        await using var database = new SqliteLiveDatabase();
        await database.ExecuteAsync("CREATE TABLE Job (id INTEGER PRIMARY KEY); CREATE TABLE added (id INTEGER PRIMARY KEY);");
        SourceFile[] files = [new("schema.prisma", "datasource db {\n  provider = \"sqlite\"\n}\n"), new("plugins/jobs/jobs.prisma", "model Job {\n  id Int @id @default(autoincrement())\n}\n", "jobs")];

        var pull = SchemaPull.From(await database.ReadAsync(), files);

        Assert.Equal("datasource db {\n  provider = \"sqlite\"\n}\n\nmodel added {\n  id Int @id @default(autoincrement())\n}\n", Assert.Single(pull.Files).Text);
    }

    [Fact]
    public void An_empty_database_is_told()
    {
        var pull = SchemaPull.From(DatabaseModel.NewDatabase(SchemaProviders.Find("sqlite")!), []);

        Assert.True(pull.IsEmpty);
        Assert.Equal(("schema.prisma", "datasource db {\n  provider = \"sqlite\"\n}\n"), (pull.Files[0].Path, pull.Files[0].Text));
    }

    [Fact]
    public void A_schema_for_another_system_is_refused() => Assert.Contains(
        "Change `provider`",
        Assert.Throws<ArgumentException>(() => SchemaPull.From(DatabaseModel.NewDatabase(SchemaProviders.Find("sqlite")!), [new SourceFile("schema.prisma", "datasource db {\n  provider = \"mysql\"\n}\n")])).Message,
        StringComparison.Ordinal);

    private static async Task PullsAsPrismaAsync(LiveDatabase database, PullCase expected)
    {
        await database.ExecuteAsync(expected.Sql);
        var schemas = PrismaSchema.Parse(expected.Sources).Model.Datasource!.Schemas;

        var pull = SchemaPull.From(await database.ReadAsync(new DatabaseModel(database.Provider) { Schemas = [.. schemas] }), expected.Sources);

        Assert.Equal(expected.Pulled.Select(file => $"{file.Path}\n{file.Text}"), pull.Files.Select(file => $"{file.Path}\n{file.Text}").Order(StringComparer.Ordinal));
        Assert.Equal(expected.Warnings ?? "", pull.Warnings ?? "");
    }

    private static async Task<SchemaPull> PullAsync(LiveDatabase database, string schema) => SchemaPull.From(await database.ReadAsync(), [new SourceFile("schema.prisma", schema)]);

    private static async Task AssertSameAsync(LiveDatabase database, SchemaPull pull) =>
        Assert.True(DatabaseDiff.Between(await database.ReadAsync(), DatabaseModel.Of(PrismaSchema.Parse(pull.Files).Model)).IsEmpty);
}
