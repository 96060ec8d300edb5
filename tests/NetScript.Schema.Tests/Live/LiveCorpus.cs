using NetScript.Schema.Diff;
using NetScript.Schema.Tests.Database;

namespace NetScript.Schema.Tests.Live;

/// <summary>What has to hold on each live database for the schemas that were given.</summary>
internal static class LiveCorpus
{
    /// <summary>The SQL of a schema builds, and what is read then is what the schema describes.</summary>
    public static async Task BuildsAndIsReadAsync(LiveDatabase database, string folder, string file)
    {
        var model = CorpusDiffs.ModelOf(folder, file, database.Provider);

        await database.CreateAsync(model);

        Assert.Equal("-- This is an empty migration.", DatabaseDiff.Between(await database.ReadAsync(model), model).ToSql());
    }

    /// <summary>From a database that was read, the migration is Prisma's; and when it was executed, there is nothing left to do.</summary>
    public static async Task MigratesAsync(LiveDatabase database, string folder)
    {
        var (before, after) = (CorpusDiffs.ModelOf(folder, "before.prisma", database.Provider), CorpusDiffs.ModelOf(folder, "after.prisma", database.Provider));
        await database.CreateAsync(before);

        var diff = DatabaseDiff.Between(await database.ReadAsync(after), after);

        CorpusDiffs.Same(folder, $"migrate-dev.{database.Provider.Name}.sql", diff.ToMigration());
        foreach (var statement in diff.ToStatements())
        {
            await database.ExecuteAsync(statement);
        }

        Assert.Equal("-- This is an empty migration.", DatabaseDiff.Between(await database.ReadAsync(after), after).ToSql());
    }
}
