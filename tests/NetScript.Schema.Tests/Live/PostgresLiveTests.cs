using NetScript.Schema.Database;
using NetScript.Schema.Tests.Database;
using NetScript.Testing;

namespace NetScript.Schema.Tests.Live;

[Collection(nameof(PostgresLiveDatabase))]
public sealed class PostgresLiveTests(PostgresServer server)
{
    public static TheoryData<string> Valid => CorpusDiffs.Folders("valid", "init-dev.postgresql.sql");

    public static TheoryData<string> Pairs => CorpusDiffs.Folders("pairs", "migrate-dev.postgresql.sql");

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task What_is_built_is_read_as_the_schema_describes_it(string folder)
    {
        await using var database = await PostgresLiveDatabase.OpenEmptyAsync(server);

        await LiveCorpus.BuildsAndIsReadAsync(database, folder, "schema.prisma");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_migration_from_what_was_read_is_Prismas_and_leaves_nothing_to_do(string folder)
    {
        await using var database = await PostgresLiveDatabase.OpenEmptyAsync(server);

        await LiveCorpus.MigratesAsync(database, folder);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""ALTER SEQUENCE "Job_number_seq" RENAME TO "odd one";""")]
    public async Task The_sequence_of_a_column_that_becomes_wider_becomes_so_too(string renaming)
    {
        await using var database = await PostgresLiveDatabase.OpenEmptyAsync(server);
        await database.CreateAsync(Job("Int"));
        await database.ExecuteAsync($"{renaming} INSERT INTO \"Job\" DEFAULT VALUES");

        await database.BecomeAsync(await database.ReadAsync(), Job("BigInt"));

        await database.ExecuteAsync("""
            DO $$ BEGIN PERFORM setval(pg_get_serial_sequence('"Job"', 'number'), 3000000000); END $$;
            INSERT INTO "Job" DEFAULT VALUES
            """);
    }

    private static DatabaseModel Job(string type) =>
        DatabaseModel.Of(PrismaSchema.Parse($"datasource db {{\n  provider = \"postgresql\"\n}}\nmodel Job {{\n  number {type} @id @default(autoincrement())\n}}\n").Model);
}
