using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Tests.Database;

/// <summary>What the given answers do not show, and where ours differ on purpose: Prisma's statement fails on the server.</summary>
public sealed class DiffTests
{
    [Fact]
    public void An_enum_that_loses_a_value_lets_go_of_columns_that_are_dropped_later() => Assert.Equal(
        """
        BEGIN
        CREATE TYPE "E_new" AS ENUM ('X')
        ALTER TABLE "A" ALTER COLUMN "gone" DROP DEFAULT
        ALTER TABLE "A" ALTER COLUMN "gone" TYPE TEXT
        ALTER TABLE "A" ALTER COLUMN "kept" TYPE "E_new" USING ("kept"::text::"E_new")
        ALTER TYPE "E" RENAME TO "E_old"
        ALTER TYPE "E_new" RENAME TO "E"
        DROP TYPE "E_old"
        COMMIT
        ALTER TABLE "A" DROP COLUMN "gone"
        CREATE TABLE "B" (
            "id" INTEGER NOT NULL,
            "e" "E" NOT NULL,

            CONSTRAINT "B_pkey" PRIMARY KEY ("id")
        )
        """,
        Statements(
            "postgresql",
            "model A {\n id Int @id\n gone E @default(Y)\n kept E\n}\nenum E {\n X\n Y\n}",
            "model A {\n id Int @id\n kept E\n}\nmodel B {\n id Int @id\n e E\n}\nenum E {\n X\n}"));

    [Fact]
    public void An_enum_does_not_become_a_list_of_it() => Assert.Equal(
        "ALTER TABLE \"A\" DROP COLUMN \"e\",\nADD COLUMN     \"e\" \"E\"[]",
        Statements("postgresql", "model A {\n id Int @id\n e E\n}\nenum E {\n X\n}", "model A {\n id Int @id\n e E[]\n}\nenum E {\n X\n}"));

    [Theory]
    [InlineData("String @db.Citext", "Int", "INTEGER USING \"v\"::text::INTEGER")]
    [InlineData("Decimal @db.Money", "BigInt", "BIGINT USING \"v\"::numeric::BIGINT")]
    [InlineData("DateTime @db.Timestamp(3)", "DateTime @db.Timetz(3)", "TIMETZ(3) USING \"v\"::timestamptz::TIMETZ(3)")]
    [InlineData("Int", "String", "TEXT")]
    public void Values_take_a_detour_where_the_server_does_not_convert_them(string before, string after, string type) => Assert.Equal(
        $"ALTER TABLE \"A\" ALTER COLUMN \"v\" SET DATA TYPE {type}",
        Statements("postgresql", $"model A {{\n id Int @id\n v {before}\n}}", $"model A {{\n id Int @id\n v {after}\n}}"));

    [Fact]
    public void A_sequence_whose_name_only_the_server_knows_is_dropped_by_the_name_that_it_makes() => Assert.Equal(
        "ALTER TABLE \"A\" ALTER COLUMN \"n\" DROP DEFAULT\nDROP SEQUENCE IF EXISTS \"A_n_seq\"",
        Statements("postgresql", "model A {\n id Int @id\n n Int @default(autoincrement())\n}", "model A {\n id Int @id\n n Int\n}"));

    [Fact]
    public void A_primary_key_is_renamed_by_a_statement_of_its_own() => Assert.Equal(
        "ALTER TABLE \"A\" ADD COLUMN     \"b\" INTEGER\nALTER TABLE \"A\" RENAME CONSTRAINT \"A_pkey\" TO \"key\"",
        Statements("postgresql", "model A {\n id Int @id\n}", "model A {\n id Int @id(map: \"key\")\n b Int?\n}"));

    [Fact]
    public void A_condition_is_the_same_when_the_server_has_rewritten_it()
    {
        var schema = Model("postgresql", "model A {\n id Int @id\n a String\n b Boolean\n @@index([a], where: raw(\"a <> 'x' and (b or a is null)\"))\n}");
        var listed = schema with
        {
            Tables = [.. schema.Tables.Select(table => table with { Indexes = [.. table.Indexes.Select(index => index with { Predicate = "((a <> 'x'::text) AND (b OR (a IS NULL)))" })] })],
        };
        var other = schema with
        {
            Tables = [.. schema.Tables.Select(table => table with { Indexes = [.. table.Indexes.Select(index => index with { Predicate = "(((a <> 'x'::text) AND b) OR (a IS NULL))" })] })],
        };

        Assert.True(DatabaseDiff.Between(listed, schema).IsEmpty);
        Assert.Equal(["DROP INDEX \"A_a_idx\"", "CREATE INDEX \"A_a_idx\" ON \"A\"(\"a\") WHERE (a <> 'x' and (b or a is null))"], DatabaseDiff.Between(other, schema).ToStatements());
    }

    [Fact]
    public void A_foreign_key_of_MySQL_is_made_anew_when_the_last_index_goes_that_it_relies_on()
    {
        const string Tables = "model A {\n id Int @id\n bs B[]\n}\nmodel B {\n id Int @id\n aId Int\n n Int\n a A @relation(fields: [aId], references: [id])\n";

        Assert.Equal(
            """
            ALTER TABLE `B` DROP FOREIGN KEY `B_aId_fkey`
            DROP INDEX `B_aId_idx` ON `B`
            ALTER TABLE `B` ADD CONSTRAINT `B_aId_fkey` FOREIGN KEY (`aId`) REFERENCES `A`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE
            """,
            Statements("mysql", Tables + "@@index([aId])\n}", Tables + "}"));
        Assert.Equal("DROP INDEX `B_aId_idx` ON `B`", Statements("mysql", Tables + "@@index([aId])\n@@index([aId, n])\n}", Tables + "@@index([aId, n])\n}"));
    }

    [Fact]
    public void An_index_of_MySQL_is_made_anew_with_its_column() => Assert.Equal(
        """
        DROP INDEX `A_v_idx` ON `A`
        ALTER TABLE `A` DROP COLUMN `v`,
            ADD COLUMN `v` DECIMAL(65, 30) NULL
        CREATE INDEX `A_v_idx` ON `A`(`v`)
        """,
        Statements("mysql", "model A {\n id Int @id\n v DateTime?\n @@index([v])\n}", "model A {\n id Int @id\n v Decimal?\n @@index([v])\n}"));

    [Fact]
    public void A_time_that_MySQL_has_as_a_default_is_in_UTC() => Assert.Equal(
        "ALTER TABLE `A` MODIFY `v` DATETIME(3) NULL DEFAULT '2020-01-01 10:20:30.5'",
        Statements("mysql", "model A {\n id Int @id\n v DateTime?\n}", "model A {\n id Int @id\n v DateTime? @default(\"2020-01-01T12:20:30.5+02:00\")\n}"));

    [Fact]
    public void All_indexes_of_a_column_that_is_made_anew_are_made_anew() => Assert.Equal(
        """
        ALTER TABLE "A" DROP COLUMN "v",
        ADD COLUMN     "v" BOOLEAN
        CREATE INDEX "one" ON "A"("v")
        CREATE INDEX "two" ON "A"("v")
        """,
        Statements(
            "postgresql", "model A {\n id Int @id\n v DateTime?\n @@index([v], map: \"one\")\n @@index([v], map: \"two\")\n}",
            "model A {\n id Int @id\n v Boolean?\n @@index([v], map: \"one\")\n @@index([v], map: \"two\")\n}"));

    [Fact]
    public void An_index_of_a_column_that_is_made_anew_has_its_new_name_at_once() => Assert.Equal(
        """
        ALTER TABLE "A" DROP COLUMN "v",
        ADD COLUMN     "v" BOOLEAN
        CREATE INDEX "two" ON "A"("v")
        """,
        Statements(
            "postgresql", "model A {\n id Int @id\n v DateTime?\n @@index([v], map: \"one\")\n}", "model A {\n id Int @id\n v Boolean?\n @@index([v], map: \"two\")\n}"));

    [Fact]
    public void A_time_is_another_default_than_the_time_of_the_statement() => Assert.Equal(
        "ALTER TABLE \"A\" ALTER COLUMN \"v\" SET DEFAULT CURRENT_TIMESTAMP",
        Statements("postgresql", "model A {\n id Int @id\n v DateTime @default(\"2020-01-01T00:00:00Z\")\n}", "model A {\n id Int @id\n v DateTime @default(now())\n}"));

    [Fact]
    public void An_enum_has_no_default_that_nobody_says() => Assert.Equal(
        """
        BEGIN
        CREATE TYPE "E_new" AS ENUM ('X')
        ALTER TABLE "A" ALTER COLUMN "w" DROP DEFAULT
        ALTER TABLE "A" ALTER COLUMN "v" TYPE "E_new" USING ("v"::text::"E_new")
        ALTER TABLE "A" ALTER COLUMN "w" TYPE "E_new" USING ("w"::text::"E_new")
        ALTER TYPE "E" RENAME TO "E_old"
        ALTER TYPE "E_new" RENAME TO "E"
        DROP TYPE "E_old"
        COMMIT
        ALTER TABLE "A" ALTER COLUMN "w" DROP DEFAULT
        """,
        Statements(
            "postgresql", "model A {\n id Int @id\n v E @default(dbgenerated())\n w E @default(X)\n}\nenum E {\n X\n Y\n}",
            "model A {\n id Int @id\n v E @default(dbgenerated())\n w E @default(dbgenerated())\n}\nenum E {\n X\n}"));

    [Fact]
    public void A_schema_that_says_which_database_schemas_there_are_has_no_other() => Assert.Equal(
        ["CREATE SCHEMA IF NOT EXISTS \"public\"", "DROP TABLE \"a\".\"M\"", "CREATE TABLE \"M\" (\n    \"id\" INTEGER NOT NULL,\n\n    CONSTRAINT \"M_pkey\" PRIMARY KEY (\"id\")\n)"],
        DatabaseDiff.Between(Model("postgresql", "model M {\n id Int @id\n @@schema(\"a\")\n}", " schemas = [\"a\", \"b\"]\n"), Model("postgresql", "model M {\n id Int @id\n}")).ToStatements());

    [Fact]
    public void A_sequence_is_another_default_than_a_value() => Assert.Equal(
        "ALTER TABLE \"A\" ALTER COLUMN \"n\" SET DEFAULT nextval('s'::regclass)",
        Statements("postgresql", "model A {\n id Int @id\n n Int @default(5)\n}", "model A {\n id Int @id\n n Int @default(dbgenerated(\"nextval('s'::regclass)\"))\n}"));

    [Theory]
    [InlineData("M", "m_n_seq")]
    [InlineData("Üb$", "üb$_n_seq")]
    [InlineData("a-b", "\"a-b_n_seq\"")]
    [InlineData("1st", "\"1st_n_seq\"")]
    public void A_sequence_has_quotation_marks_where_its_name_needs_them(string table, string sequence) => Assert.Equal(
        $"""
        CREATE SEQUENCE "Bc".{sequence}
        ALTER TABLE "Bc"."{table}" ALTER COLUMN "n" SET DEFAULT nextval('"Bc".{sequence}')
        ALTER SEQUENCE "Bc".{sequence} OWNED BY "Bc"."{table}"."n"
        """,
        string.Join('\n', DatabaseDiff.Between(Counting(table, ""), Counting(table, "@default(autoincrement())")).ToStatements()));

    [Fact]
    public void The_sequence_of_a_database_is_dropped_in_its_schema()
    {
        var schema = Counting("M", "@default(autoincrement())");
        var listed = schema with
        {
            DefaultSchema = null,
            Tables = [.. schema.Tables.Select(table => table with { Columns = [.. table.Columns.Select(column => column.Default is null ? column : column with { Default = new(ColumnDefaultKind.Sequence, "M_n_seq") })] })],
        };

        Assert.Equal(["ALTER TABLE \"Bc\".\"M\" ALTER COLUMN \"n\" DROP DEFAULT", "DROP SEQUENCE \"Bc\".\"M_n_seq\""], DatabaseDiff.Between(listed, Counting("M", "")).ToStatements());
    }

    [Fact]
    public void A_foreign_key_of_a_database_is_renamed_without_the_default_schema()
    {
        const string Tables = "model A {\n id Int @id\n a A? @relation(\"a\", fields: [aId], references: [id]NAME)\n aId Int?\n of A[] @relation(\"a\")\n}";
        var listed = Model("postgresql", Tables.Replace("NAME", "", StringComparison.Ordinal)) with { DefaultSchema = null };

        Assert.Equal(
            ["ALTER TABLE \"A\" RENAME CONSTRAINT \"A_aId_fkey\" TO \"key\""],
            DatabaseDiff.Between(listed, Model("postgresql", Tables.Replace("NAME", ", map: \"key\"", StringComparison.Ordinal))).ToStatements());
    }

    [Fact]
    public void The_rows_of_a_database_tell_what_a_migration_loses()
    {
        var diff = DatabaseDiff.Between(Model("postgresql", "model A {\n id Int @id\n a Int\n b Int?\n}"), Model("postgresql", "model A {\n id Int @id\n b Int\n}"));

        Assert.Equal(["You are about to drop the column `a` on the `A` table, which still contains 3 non-null values.", "Made the column `b` on table `A` required, but there are 1 existing NULL values."], diff.DataLoss.Select(check => check.Describe(4, 3)));
        Assert.All(diff.DataLoss, check => Assert.Null(check.Describe(0, 0)));
        Assert.Equal([("A", "a", false), ("A", "b", true)], diff.DataLoss.Select(check => (check.Table!.Name, check.Column!, check.IsUnexecutable)));
    }

    [Fact]
    public void Databases_of_two_systems_are_not_compared() =>
        Assert.Contains("Postgres", Assert.Throws<ArgumentException>(() => DatabaseDiff.Between(Model("postgresql", "model A {\n id Int @id\n}"), Model("sqlite", "model A {\n id Int @id\n}"))).Message, StringComparison.Ordinal);

    private static DatabaseModel Counting(string table, string attribute) =>
        Model("postgresql", $"model M {{\n id Int @id\n n Int {attribute}\n @@map(\"{table}\")\n @@schema(\"Bc\")\n}}", " schemas = [\"Bc\"]\n");

    private static string Statements(string provider, string before, string after) =>
        string.Join('\n', DatabaseDiff.Between(Model(provider, before), Model(provider, after)).ToStatements());

    private static DatabaseModel Model(string provider, string text, string datasource = "")
    {
        const string Header = "generator c {\n provider = \"prisma-client\"\n output = \"o\"\n previewFeatures = [\"partialIndexes\"]\n}\n";
        var schema = PrismaSchema.Parse($"{Header}datasource db {{\n provider = \"{provider}\"\n{datasource}}}\n{text}", SchemaProviders.Find(provider));
        Assert.True(schema.IsValid, SchemaRenderer.RenderErrors(schema.Diagnostics));
        return DatabaseModel.Of(schema.Model);
    }
}
