using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Tests.Database;

/// <summary>The SQL and the summaries of Prisma's engine that were given, byte for byte: <c>Corpus/README.md</c>.</summary>
public sealed class DiffCorpusTests
{
    private static readonly string s_corpus = Path.Combine(AppContext.BaseDirectory, "Corpus");

    // Where Prisma's answer fails on the server or loses data, ours is another one on purpose.
    private static readonly (string Folder, string Theirs, string Ours)[] s_deviations =
    [
        ("valid/a-enums-mapped", "'green'q'", "'green''q'"),
        ("valid/a-json-default", "DEFAULT {},", "DEFAULT '{}',"),
        ("valid/a-json-default", """DEFAULT [1,2,{"k":"it's"}]""", """DEFAULT '[1,2,{"k":"it''s"}]'"""),
        ("pairs/bytes-default-add", "BLOB NOT NULL DEFAULT '6869'", "BLOB NOT NULL DEFAULT X'6869'"),
        ("pairs/id-int-to-bigint-autoinc", "SET DATA TYPE BIGSERIAL", "SET DATA TYPE BIGINT"),
    ];

    // Its migration makes an index whose name the old one still has.
    private const string DropOldIndex = "-- DropIndex\nDROP INDEX \"ix\";\n\n";

    public static TheoryData<string, string> FromNothing => Files("valid", "expected.*.sql");

    public static TheoryData<string, string> FirstMigrations => Files("valid", "init-dev.*.sql");

    public static TheoryData<string, string> Pairs => Files("pairs", "expected.*.sql");

    public static TheoryData<string, string> Migrations => Files("pairs", "migrate-dev.*.sql");

    public static TheoryData<string, string> Summaries => Files("pairs", "summary.*.txt");

    public static TheoryData<string, string> EngineTests => Files("engine-tests", "expected.*.sql");

    public static TheoryData<string, string> Harvest => Files("harvest", "expected.*.sql");

    [Theory]
    [MemberData(nameof(FromNothing))]
    public void A_schema_becomes_the_SQL_that_Prisma_writes(string folder, string file)
    {
        var provider = ProviderOf(file);

        Same(folder, file, DatabaseDiff.Between(DatabaseModel.Nothing(provider), Model(folder, "schema.prisma", provider)).ToSql());
    }

    [Theory]
    [MemberData(nameof(FirstMigrations))]
    public void A_first_migration_does_not_make_the_default_schema(string folder, string file)
    {
        var provider = ProviderOf(file);

        Same(folder, file, DatabaseDiff.Between(DatabaseModel.NewDatabase(provider), Model(folder, "schema.prisma", provider)).ToMigration());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_change_becomes_the_SQL_that_Prisma_writes(string folder, string file) => Same(folder, file, Diff(folder, ProviderOf(file)).ToSql());

    [Theory]
    [MemberData(nameof(Summaries))]
    public void A_change_is_told_as_Prisma_tells_it(string folder, string file) => Same(folder, file, Diff(folder, ProviderOf(file)).ToSummary());

    [Theory]
    [MemberData(nameof(Migrations))]
    public void A_migration_from_a_live_database_is_the_one_that_Prisma_writes(string folder, string file)
    {
        var provider = ProviderOf(file);
        var diff = DatabaseDiff.Between(AsListed.By(Model(folder, "before.prisma", provider)), Model(folder, "after.prisma", provider));

        Same(folder, file, diff.ToMigration(), folder == "pairs/partial-index-change" ? DropOldIndex : "");
    }

    [Theory]
    [MemberData(nameof(EngineTests))]
    public void The_expectations_of_Prismas_own_tests_hold(string folder, string file)
    {
        var provider = ProviderOf(file);
        var before = File.Exists(Path.Combine(s_corpus, folder, "before.prisma")) ? Model(folder, "before.prisma", provider) : DatabaseModel.NewDatabase(provider);
        var after = File.Exists(Path.Combine(s_corpus, folder, "after.prisma")) ? "after.prisma" : "schema.prisma";

        Same(folder, file, DatabaseDiff.Between(before, Model(folder, after, provider)).ToSql());
    }

    [Theory]
    [MemberData(nameof(Harvest))]
    public void Migrations_of_public_projects_are_the_ones_that_Prisma_wrote(string folder, string file) => Same(folder, file, Diff(folder, ProviderOf(file)).ToMigration());

    private static void Same(string folder, string file, string actual, string missing = "")
    {
        var expected = missing + File.ReadAllText(Path.Combine(s_corpus, folder, file));
        foreach (var (_, theirs, ours) in s_deviations.Where(deviation => deviation.Folder == folder))
        {
            expected = expected.Replace(theirs, ours, StringComparison.Ordinal);
        }

        Assert.Equal(expected.Trim('\n'), actual.Trim('\n'));
    }

    private static DatabaseDiff Diff(string folder, SchemaProvider provider) => DatabaseDiff.Between(Model(folder, "before.prisma", provider), Model(folder, "after.prisma", provider));

    private static DatabaseModel Model(string folder, string file, SchemaProvider provider)
    {
        var schema = PrismaSchema.Parse(File.ReadAllText(Path.Combine(s_corpus, folder, file)), provider);
        Assert.True(schema.IsValid, SchemaRenderer.RenderErrors(schema.Diagnostics));
        return DatabaseModel.Of(schema.Model);
    }

    private static SchemaProvider ProviderOf(string file) => SchemaProviders.Find(file.Split('.')[1])!;

    private static TheoryData<string, string> Files(string kind, string pattern)
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(s_corpus, kind), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            data.Add($"{kind}/{Path.GetFileName(Path.GetDirectoryName(file))}", Path.GetFileName(file));
        }

        return data;
    }
}
