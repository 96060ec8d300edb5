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
}
