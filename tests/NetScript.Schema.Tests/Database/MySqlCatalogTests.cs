using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Tests.Database;

/// <summary>What MySQL 8 lists otherwise than MariaDB, of a server that is not there: <see cref="RecordedCatalog"/>.</summary>
public sealed class MySqlCatalogTests
{
    [Fact]
    public async Task What_the_catalog_of_MySQL_lists_is_what_the_schema_describes()
    {
        var provider = SchemaProviders.Find("mysql")!;
        var schema = PrismaSchema.Parse("""
            datasource db {
              provider = "mysql"
            }
            model A {
              id    BigInt   @id @default(autoincrement()) @db.UnsignedBigInt
              name  String   @default("it's \\ NULL")
              none  String   @default("NULL") @db.VarChar(20)
              on    Boolean  @default(true)
              bit   Boolean  @default(false) @db.Bit(1)
              small Int      @default(3) @db.TinyInt
              at    DateTime @default(now())
              plain DateTime @default(now()) @db.Timestamp
              key   String   @default(dbgenerated("(uuid())")) @db.Char(36)
              state State    @default(B)
              data  Json?
              price Decimal? @db.Decimal
              b     B[]
              @@index([name(length: 10), at(sort: Desc)])
            }
            model B {
              id  Int    @id
              aId BigInt @db.UnsignedBigInt
              a   A      @relation(fields: [aId], references: [id], onDelete: Cascade, onUpdate: Restrict)
            }
            enum State {
              A
              B
            }
            """);
        Assert.True(schema.IsValid, SchemaRenderer.RenderErrors(schema.Diagnostics));
        var catalog = new RecordedCatalog(
            "8.4.3",
            ("information_schema.TABLES", [["B"], ["A"]]),
            ("information_schema.COLUMNS",
            [
                ["A", "id", "bigint", "bigint unsigned", "NO", "auto_increment", null, null, 20UL, 0L, null],
                ["B", "id", "int", "int", "NO", "", null, null, 10UL, 0L, null],
                ["A", "name", "varchar", "varchar(191)", "NO", "", @"it's \ NULL", 191L, null, null, null],
                ["B", "aId", "bigint", "bigint unsigned", "NO", "", null, null, 20UL, 0L, null],
                ["A", "none", "varchar", "varchar(20)", "NO", "", "NULL", 20L, null, null, null],
                ["A", "on", "tinyint", "tinyint(1)", "NO", "", "1", null, 3UL, 0L, null],
                ["A", "bit", "bit", "bit(1)", "NO", "", "b'0'", null, 1UL, null, null],
                ["A", "small", "tinyint", "tinyint", "NO", "", "3", null, 3UL, 0L, null],
                ["A", "at", "datetime", "datetime(3)", "NO", "DEFAULT_GENERATED", "CURRENT_TIMESTAMP(3)", null, null, null, 3U],
                ["A", "plain", "timestamp", "timestamp", "NO", "DEFAULT_GENERATED", "CURRENT_TIMESTAMP", null, null, null, 0U],
                ["A", "key", "char", "char(36)", "NO", "DEFAULT_GENERATED", "uuid()", 36L, null, null, null],
                ["A", "state", "enum", "enum('A','B')", "NO", "", "B", 1L, null, null, null],
                ["A", "data", "json", "json", "YES", "", null, null, null, null, null],
                ["A", "price", "decimal", "decimal(10,0)", "YES", "", null, null, 10UL, 0L, null],
            ]),
            ("information_schema.STATISTICS",
            [
                ["A", "A_name_at_idx", "name", 10L, "A", 1, "BTREE"],
                ["A", "A_name_at_idx", "at", null, "D", 1, "BTREE"],
                ["A", "expression", null, null, "A", 1, "BTREE"],
                ["A", "PRIMARY", "id", null, "A", 0, "BTREE"],
                ["B", "B_aId_fkey", "aId", null, "A", 1, "BTREE"],
                ["B", "PRIMARY", "id", null, "A", 0, "BTREE"],
            ]),
            ("information_schema.KEY_COLUMN_USAGE", [["B", "B_aId_fkey", "aId", "A", "id", "CASCADE", "RESTRICT"]]));

        var listed = await DatabaseModel.ReadAsync(catalog, provider, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(DatabaseDiff.Between(listed, DatabaseModel.Of(schema.Model)).ToStatements());
        Assert.Equal(["A", "B"], listed.Tables.Select(table => table.Name));
        Assert.DoesNotContain(catalog.Queries, query => query.Contains("CHECK_CONSTRAINTS", StringComparison.Ordinal));
    }
}
