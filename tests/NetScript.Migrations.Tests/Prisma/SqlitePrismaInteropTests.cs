namespace NetScript.Migrations.Tests.Prisma;

public sealed partial class SqlitePrismaInteropTests : PrismaInteropTests
{
    public SqlitePrismaInteropTests(PrismaEngine engine)
        : this(engine, new SqliteTestDatabase())
    {
    }

    private SqlitePrismaInteropTests(PrismaEngine engine, SqliteTestDatabase database)
        : base(database, engine, "sqlite", $"file:{database.Definition.DatabaseFile}")
    {
    }

    protected override string TableQuery => "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = '_prisma_migrations' ORDER BY name";

    protected override string ShapeQuery =>
        """
        SELECT migration_name, checksum, length(id), typeof(id), typeof(checksum), typeof(migration_name), typeof(started_at), length(started_at), typeof(finished_at),
            finished_at >= started_at, typeof(rolled_back_at), typeof(logs), typeof(applied_steps_count), applied_steps_count
        FROM _prisma_migrations ORDER BY started_at
        """;

    protected override string FailingOutsideTransaction => "CREATE TABLE half (id INTEGER PRIMARY KEY);\nVACUUM;\nINSERT INTO missing VALUES (1);";

    protected override string ExternalSeeds => "_netscript_seeds";

    [Fact]
    public async Task The_scripts_with_which_Prisma_redefines_tables_keep_the_rows_that_refer_to_them()
    {
        Prisma.Models = "model Parent {\n  id Int @id\n  name String?\n  children Child[]\n}\nmodel Child {\n  id Int @id\n  parentId Int\n  parent Parent @relation(fields: [parentId], references: [id], onDelete: Cascade)\n}";
        Database.Workspace.Migration("20260101000000_family", await Prisma.DiffAsync());
        Database.Workspace.Migration("20260102000000_rows", "INSERT INTO Parent (id, name) VALUES (1, 'Ada');\nINSERT INTO Child (id, parentId) VALUES (1, 1), (2, 1);");
        Assert.Null((await Database.MigrateAsync()).Failure);

        Prisma.Models = Prisma.Models.Replace("name String?", "name String @default(\"?\")", StringComparison.Ordinal);
        var redefinition = await Prisma.DiffAsync();
        Assert.Contains("PRAGMA foreign_keys=OFF", redefinition, StringComparison.Ordinal);
        Assert.Contains("DROP TABLE \"Parent\"", redefinition, StringComparison.Ordinal);
        Database.Workspace.Migration("20260103000000_required", redefinition);

        Assert.Null((await Database.MigrateAsync()).Failure);
        Assert.Equal(["1|1", "2|1"], Database.Query("SELECT id, parentId FROM Child ORDER BY id"));
        Assert.Equal("createMigration", await Prisma.DevelopAsync());
        Assert.Equal(PrismaProject.NoDifference, await Prisma.DiffAsync());
    }
}
