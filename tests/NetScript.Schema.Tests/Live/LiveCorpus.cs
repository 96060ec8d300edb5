using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Providers;
using NetScript.Schema.Tests.Database;

namespace NetScript.Schema.Tests.Live;

/// <summary>What has to hold on each live database for the schemas that were given.</summary>
internal static class LiveCorpus
{
    /// <summary>The folders whose schemas are valid for a system, whichever one they name.</summary>
    /// <param name="provider">The system.</param>
    /// <param name="kinds">Where they are.</param>
    /// <param name="files">The schemas.</param>
    public static IEnumerable<string> Folders(string provider, string[] kinds, params string[] files) =>
        kinds.SelectMany(kind => CorpusDiffs.Folders(kind, files[0])).Select(row => row.Data).Where(folder => files.All(file => IsPossible(folder, file, SchemaProviders.Find(provider)!)));

    // Of the name of a column, Prisma does not say that it is too long.
    private static bool IsPossible(string folder, string file, SchemaProvider provider) =>
        CorpusDiffs.SchemaOf(folder, file, provider) is { IsValid: true } schema
        && DatabaseModel.Of(schema.Model).Tables.All(table => table.Columns.All(column => column.Name.Length <= provider.MaxIdentifierLength));

    /// <summary>The SQL of a schema builds, and what is read then is what the schema describes; so does the schema that is written from it.</summary>
    public static async Task BuildsAndIsReadAsync(LiveDatabase database, string folder, string file)
    {
        var model = CorpusDiffs.ModelOf(folder, file, database.Provider);

        await database.CreateAsync(model);

        var read = await database.ReadAsync(model);
        Assert.Equal("-- This is an empty migration.", DatabaseDiff.Between(read, model).ToSql());
        IsPulled(read, SchemaPull.From(read, []));
        IsPulled(read, SchemaPull.From(read, CorpusDiffs.SchemaOf(folder, file, database.Provider)));
    }

    // The schema that is written describes what was read.
    private static void IsPulled(DatabaseModel read, SchemaPull pull)
    {
        var schema = PrismaSchema.Parse(pull.Files, read.Provider);
        Assert.True(schema.IsValid || pull.IsEmpty, SchemaRenderer.RenderErrors(schema.Diagnostics));
        Assert.Equal("-- This is an empty migration.", DatabaseDiff.Between(read, DatabaseModel.Of(schema.Model)).ToSql());
    }

    /// <summary>From a database that was read, the migration is Prisma's; and when it was executed, there is nothing left to do.</summary>
    public static async Task MigratesAsync(LiveDatabase database, string folder)
    {
        var (before, after) = (CorpusDiffs.ModelOf(folder, "before.prisma", database.Provider), CorpusDiffs.ModelOf(folder, "after.prisma", database.Provider));
        await database.CreateAsync(before);

        var diff = DatabaseDiff.Between(await database.ReadAsync(after), after);

        var expected = $"migrate-dev.{database.Provider.Name}.sql";
        if (CorpusDiffs.Has(folder, expected))
        {
            CorpusDiffs.Same(folder, expected, diff.ToMigration());
        }

        foreach (var statement in diff.ToStatements())
        {
            await database.ExecuteAsync(statement);
        }

        Assert.Equal("-- This is an empty migration.", DatabaseDiff.Between(await database.ReadAsync(after), after).ToSql());
    }
}
