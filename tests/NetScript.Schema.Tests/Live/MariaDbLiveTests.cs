using NetScript.Testing;

namespace NetScript.Schema.Tests.Live;

/// <summary>What is written for MySQL, on a live MariaDB, and what its catalog then lists.</summary>
public sealed class MariaDbLiveTests(MariaDbServer server)
{
    public static TheoryData<string> Valid => [.. LiveCorpus.Folders("mysql", ["valid"], "schema.prisma")];

    public static TheoryData<string> Pairs => [.. LiveCorpus.Folders("mysql", ["pairs", "harvest"], "before.prisma", "after.prisma")];

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task What_is_built_is_read_as_the_schema_describes_it(string folder)
    {
        await using var database = await MariaDbLiveDatabase.CreateAsync(server);

        await LiveCorpus.BuildsAndIsReadAsync(database, folder, "schema.prisma");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_migration_from_what_was_read_leaves_nothing_to_do(string folder)
    {
        await using var database = await MariaDbLiveDatabase.CreateAsync(server);

        await LiveCorpus.BuildsAndIsReadAsync(database, folder, "before.prisma");
        await database.EmptyAsync();
        await LiveCorpus.MigratesAsync(database, folder);
    }
}
