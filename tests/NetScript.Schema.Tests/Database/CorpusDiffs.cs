using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Tests.Database;

/// <summary>The schemas that were given, with the SQL and the summaries of Prisma's engine: <c>Corpus/README.md</c>.</summary>
internal static class CorpusDiffs
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
        ("pairs/id-int-to-bigint-autoinc", "PRIMARY KEY (\"id\");", "PRIMARY KEY (\"id\");\nALTER SEQUENCE IF EXISTS \"A_id_seq\" AS BIGINT;"),
    ];

    // Its migration makes an index whose name the old one still has.
    private const string DropOldIndex = "-- DropIndex\nDROP INDEX \"ix\";\n\n";

    /// <summary>Holds SQL or a summary against the file, byte for byte but for what is another on purpose.</summary>
    public static void Same(string folder, string file, string actual)
    {
        var expected = (folder == "pairs/partial-index-change" && file.StartsWith("migrate-dev", StringComparison.Ordinal) ? DropOldIndex : "") + File.ReadAllText(Path.Combine(s_corpus, folder, file));
        foreach (var (_, theirs, ours) in s_deviations.Where(deviation => deviation.Folder == folder))
        {
            expected = expected.Replace(theirs, ours, StringComparison.Ordinal);
        }

        Assert.Equal(expected.Trim('\n'), actual.Trim('\n'));
    }

    public static DatabaseModel ModelOf(string folder, string file, SchemaProvider provider)
    {
        var schema = SchemaOf(folder, file, provider);
        Assert.True(schema.IsValid, SchemaRenderer.RenderErrors(schema.Diagnostics));
        return DatabaseModel.Of(schema.Model);
    }

    public static PrismaSchema SchemaOf(string folder, string file, SchemaProvider provider) => PrismaSchema.Parse(File.ReadAllText(Path.Combine(s_corpus, folder, file)), provider);

    public static DatabaseDiff DiffOf(string folder, SchemaProvider provider) => DatabaseDiff.Between(ModelOf(folder, "before.prisma", provider), ModelOf(folder, "after.prisma", provider));

    public static bool Has(string folder, string file) => File.Exists(Path.Combine(s_corpus, folder, file));

    public static SchemaProvider ProviderOf(string file) => SchemaProviders.Find(file.Split('.')[1])!;

    /// <summary>The folders of a kind with the files in them.</summary>
    public static TheoryData<string, string> Files(string kind, string pattern)
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(s_corpus, kind), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            data.Add($"{kind}/{Path.GetFileName(Path.GetDirectoryName(file))}", Path.GetFileName(file));
        }

        return data;
    }

    /// <summary>The folders of a kind that have such a file.</summary>
    public static TheoryData<string> Folders(string kind, string file)
    {
        var data = new TheoryData<string>();
        foreach (var folder in Directory.GetDirectories(Path.Combine(s_corpus, kind)).Where(folder => File.Exists(Path.Combine(folder, file))).Order(StringComparer.Ordinal))
        {
            data.Add($"{kind}/{Path.GetFileName(folder)}");
        }

        return data;
    }
}
