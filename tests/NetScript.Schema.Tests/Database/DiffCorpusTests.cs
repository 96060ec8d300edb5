using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using static NetScript.Schema.Tests.Database.CorpusDiffs;

namespace NetScript.Schema.Tests.Database;

/// <summary>The SQL and the summaries of Prisma's engine that were given, byte for byte: <c>Corpus/README.md</c>.</summary>
public sealed class DiffCorpusTests
{
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

        Same(folder, file, DatabaseDiff.Between(DatabaseModel.Nothing(provider), ModelOf(folder, "schema.prisma", provider)).ToSql());
    }

    [Theory]
    [MemberData(nameof(FirstMigrations))]
    public void A_first_migration_does_not_make_the_default_schema(string folder, string file)
    {
        var provider = ProviderOf(file);

        Same(folder, file, DatabaseDiff.Between(DatabaseModel.NewDatabase(provider), ModelOf(folder, "schema.prisma", provider)).ToMigration());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_change_becomes_the_SQL_that_Prisma_writes(string folder, string file) => Same(folder, file, DiffOf(folder, ProviderOf(file)).ToSql());

    [Theory]
    [MemberData(nameof(Summaries))]
    public void A_change_is_told_as_Prisma_tells_it(string folder, string file) => Same(folder, file, DiffOf(folder, ProviderOf(file)).ToSummary());

    [Theory]
    [MemberData(nameof(Migrations))]
    public void A_migration_from_a_live_database_is_the_one_that_Prisma_writes(string folder, string file)
    {
        var provider = ProviderOf(file);
        var diff = DatabaseDiff.Between(AsListed.By(ModelOf(folder, "before.prisma", provider)), ModelOf(folder, "after.prisma", provider));

        Same(folder, file, diff.ToMigration());
    }

    [Theory]
    [MemberData(nameof(EngineTests))]
    public void The_expectations_of_Prismas_own_tests_hold(string folder, string file)
    {
        var provider = ProviderOf(file);
        var before = Has(folder, "before.prisma") ? ModelOf(folder, "before.prisma", provider) : DatabaseModel.NewDatabase(provider);
        var after = Has(folder, "after.prisma") ? "after.prisma" : "schema.prisma";

        Same(folder, file, DatabaseDiff.Between(before, ModelOf(folder, after, provider)).ToSql());
    }

    [Theory]
    [MemberData(nameof(Harvest))]
    public void Migrations_of_public_projects_are_the_ones_that_Prisma_wrote(string folder, string file) => Same(folder, file, DiffOf(folder, ProviderOf(file)).ToMigration());
}
