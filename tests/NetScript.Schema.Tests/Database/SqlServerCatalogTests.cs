using NetScript.Schema.Database;
using NetScript.Schema.Diff;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Tests.Database;

/// <summary>What SQL Server's catalog lists, of a server that is not there: <see cref="RecordedCatalog"/>.</summary>
public sealed class SqlServerCatalogTests
{
    private const string Text = """
        generator client {
          provider        = "prisma-client"
          output          = "client"
          previewFeatures = ["partialIndexes"]
        }
        datasource db {
          provider = "sqlserver"
          schemas  = ["dbo", "sales"]
        }
        model User {
          id      Int      @id @default(autoincrement())
          email   String   @unique
          name    String   @default("O'Neil (x)") @db.NVarChar(Max)
          active  Boolean  @default(true)
          score   Float    @default(1.5)
          amount  Decimal  @default(-2.50)
          big     BigInt   @default(9007199254740993)
          at      DateTime @default(now())
          day     DateTime @default("2020-01-02T00:00:00Z") @db.Date
          data    Bytes    @default("aGk=")
          code    String?  @db.Char(3)
          guid    String   @default(dbgenerated("newid()")) @db.UniqueIdentifier
          place   Unsupported("geography")?
          orders  Order[]
          @@index([email(sort: Desc), at])
          @@index([code], where: { active: true })
          @@schema("dbo")
        }
        model Order {
          number Int
          part   String @db.VarChar(20)
          userId Int?
          user   User?  @relation(fields: [userId], references: [id], onDelete: SetNull, onUpdate: NoAction)
          @@id([number, part(sort: Desc)], clustered: false)
          @@schema("sales")
        }
        """;

    private static readonly object?[][] s_columns =
    [
        Column("sales", "Order", "number", "int", 4, 10, 0),
        Column("sales", "Order", "part", "varchar", 20),
        Column("sales", "Order", "userId", "int", 4, 10, 0, isNullable: 1),
        Column("dbo", "User", "id", "int", 4, 10, 0, isIdentity: 1),
        Column("dbo", "User", "email", "nvarchar", 2000),
        Column("dbo", "User", "name", "nvarchar", -1, value: "('O''Neil (x)')"),
        Column("dbo", "User", "active", "bit", 1, 1, 0, value: "((1))"),
        Column("dbo", "User", "score", "float", 8, 53, 0, value: "((1.5))"),
        Column("dbo", "User", "amount", "decimal", 17, 32, 16, value: "((-2.50))"),
        Column("dbo", "User", "big", "bigint", 8, 19, 0, value: "((9007199254740993.))"),
        Column("dbo", "User", "at", "datetime2", 8, 27, 7, value: "(getdate())"),
        Column("dbo", "User", "day", "date", 3, 10, 0, value: "('2020-01-02 00:00:00 +00:00')"),
        Column("dbo", "User", "data", "varbinary", -1, value: "(0x6869)"),
        Column("dbo", "User", "code", "char", 3, isNullable: 1),
        Column("dbo", "User", "guid", "uniqueidentifier", 16, value: "(newid())"),
        Column("dbo", "User", "place", "geography", -1, isNullable: 1),
    ];

    private static readonly object?[][] s_indexes =
    [
        ["sales", "Order", "Order_pkey", "number", 1, 1, 0, (byte)2, null, 0],
        ["sales", "Order", "Order_pkey", "part", 1, 1, 0, (byte)2, null, 1],
        ["dbo", "User", "User_code_idx", "code", 0, 0, 0, (byte)2, "([active]=(1))", 0],
        ["dbo", "User", "User_email_key", "email", 0, 1, 1, (byte)2, null, 0],
        ["dbo", "User", "User_email_at_idx", "email", 0, 0, 0, (byte)2, null, 1],
        ["dbo", "User", "User_email_at_idx", "at", 0, 0, 0, (byte)2, null, 0],
        ["dbo", "User", "User_pkey", "id", 1, 1, 0, (byte)1, null, 0],
    ];

    private static readonly object?[][] s_foreignKeys = [["sales", "Order", "Order_userId_fkey", "userId", "dbo", "User", "id", "SET_NULL", "NO_ACTION"]];

    private static SchemaProvider Provider => SchemaProviders.Find("sqlserver")!;

    [Fact]
    public async Task What_the_catalog_lists_is_what_the_schema_describes()
    {
        var schema = PrismaSchema.Parse(Text);
        Assert.True(schema.IsValid, SchemaRenderer.RenderErrors(schema.Diagnostics));

        var listed = await DatabaseModel.ReadAsync(Catalog(s_indexes), Provider, ["dbo", "sales"], TestContext.Current.CancellationToken);

        Assert.Empty(DatabaseDiff.Between(listed, DatabaseModel.Of(schema.Model)).ToStatements());
        Assert.Null(listed.DefaultSchema);
        Assert.Equal(["dbo", "sales"], listed.Schemas);
        Assert.Equal(["Order", "User"], listed.Tables.Select(table => table.Name));
    }

    [Fact]
    public async Task Defaults_are_read_as_what_they_are()
    {
        var listed = await DatabaseModel.ReadAsync(Catalog(s_indexes), Provider, ["dbo", "sales"], TestContext.Current.CancellationToken);

        var user = listed.Tables[1];
        Assert.Equal(ColumnDefault.Value(ScalarType.String, "O'Neil (x)") with { ConstraintName = "User_name_df" }, user.FindColumn("name")!.Default);
        Assert.Equal(ColumnDefault.Value(ScalarType.BigInt, "9007199254740993") with { ConstraintName = "User_big_df" }, user.FindColumn("big")!.Default);
        Assert.Equal(ColumnDefault.Value(ScalarType.Bytes, "aGk=") with { ConstraintName = "User_data_df" }, user.FindColumn("data")!.Default);
        Assert.Equal(new ColumnDefault(ColumnDefaultKind.Expression, "newid()") { ConstraintName = "User_guid_df" }, user.FindColumn("guid")!.Default);
    }

    [Fact]
    public async Task Texts_that_stand_for_Json_and_enums_are_checked()
    {
        var described = Adapted("mode Mode @default(FAST)\n  payload Json?\n", "enum Mode {\n  FAST @map(\"it's fast\")\n  SLOW\n}");
        Assert.Contains(
            """
            [mode] NVARCHAR(1000) NOT NULL CONSTRAINT [Job_mode_df] DEFAULT 'it''s fast' CONSTRAINT [Job_mode_values] CHECK ([mode] IN (N'it''s fast', N'SLOW')),
                [payload] NVARCHAR(max) CONSTRAINT [Job_payload_json] CHECK (ISJSON([payload]) = 1),
            """.ReplaceLineEndings("\n"),
            DatabaseDiff.Between(DatabaseModel.NewDatabase(Provider), described).ToSql(), StringComparison.Ordinal);

        var listed = await ReadAsync(
            Column("dbo", "Job", "id", "int", 4, 10, 0),
            Column("dbo", "Job", "mode", "nvarchar", 2000, value: "('it''s fast')", check: "Job_mode_values", condition: "([mode]=N'SLOW' OR [mode]=N'it''s fast')"),
            Column("dbo", "Job", "payload", "nvarchar", -1, isNullable: 1, check: "Job_payload_json", condition: "(isjson([payload])=(1))"));

        Assert.Equal([], DatabaseDiff.Between(listed, described).ToStatements());
        Assert.Equal(
            ["ALTER TABLE [dbo].[Job] DROP CONSTRAINT [Job_mode_values]", "ALTER TABLE [dbo].[Job] ADD CONSTRAINT [Job_mode_values] CHECK ([mode] IN (N'it''s fast', N'SLOW', N'NEVER'))"],
            DatabaseDiff.Between(listed, Adapted("mode Mode @default(FAST)\n  payload Json?\n", "enum Mode {\n  FAST @map(\"it's fast\")\n  SLOW\n  NEVER\n}")).ToStatements());
        Assert.Equal(
            [
                "ALTER TABLE [dbo].[Job] DROP CONSTRAINT [Job_mode_df],\n[Job_mode_values],\n[Job_payload_json]",
                "ALTER TABLE [dbo].[Job] ALTER COLUMN [payload] NVARCHAR(max) NOT NULL",
                "ALTER TABLE [dbo].[Job] DROP COLUMN [mode]",
                "ALTER TABLE [dbo].[Job] ADD CONSTRAINT [Job_payload_json] CHECK (ISJSON([payload]) = 1)",
            ],
            DatabaseDiff.Between(listed, Adapted("payload Json\n", "")).ToStatements());
    }

    [Theory]
    [InlineData(1, "ALTER TABLE [dbo].[User] DROP CONSTRAINT [old]")]
    [InlineData(0, "DROP INDEX [old] ON [dbo].[User]")]
    public async Task A_unique_index_is_dropped_as_what_it_is(int isConstraint, string statement)
    {
        object?[][] indexes = [.. s_indexes, ["dbo", "User", "old", "code", 0, 1, isConstraint, (byte)2, null, 0]];
        var listed = await DatabaseModel.ReadAsync(Catalog(indexes), Provider, ["dbo", "sales"], TestContext.Current.CancellationToken);

        Assert.Equal([statement], DatabaseDiff.Between(listed, DatabaseModel.Of(PrismaSchema.Parse(Text).Model)).ToStatements());
    }

    [Fact]
    public async Task A_foreign_key_into_a_schema_that_is_not_read_is_an_error()
    {
        var catalog = Catalog(s_indexes, "sales");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => DatabaseModel.ReadAsync(catalog, Provider, ["sales"], TestContext.Current.CancellationToken));

        Assert.Contains("'Order_userId_fkey'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'dbo'", exception.Message, StringComparison.Ordinal);
        Assert.All(catalog.Queries, query => Assert.Contains("IN (@schema0)", query, StringComparison.Ordinal));
        Assert.All(catalog.Queries, query => Assert.EndsWith(" -- @schema0=sales", query, StringComparison.Ordinal));
    }

    private static DatabaseModel Adapted(string fields, string rest)
    {
        var application = new SourceFile("schema.prisma", "datasource db {\n  provider = \"sqlserver\"\n}\n");
        var plugin = new SourceFile("jobs.prisma", $"model Job {{\n  id Int @id\n  {fields}}}\n{rest}\n", "jobs");
        var schema = PrismaSchema.Parse([application, plugin], new SchemaOptions { Portability = SchemaPortability.Adapt });
        Assert.True(schema.IsValid, SchemaRenderer.RenderErrors(schema.Diagnostics));
        return DatabaseModel.Of(schema.Model);
    }

    private static Task<DatabaseModel> ReadAsync(params object?[][] columns)
    {
        var catalog = new RecordedCatalog(
            "16.00.1000", ("FROM sys.schemas", [["dbo"]]), ("sys.default_constraints", columns), ("sys.indexes", [["dbo", "Job", "Job_pkey", "id", 1, 1, 0, (byte)1, null, 0]]), ("sys.foreign_keys", []));
        return DatabaseModel.ReadAsync(catalog, Provider, ["dbo"], TestContext.Current.CancellationToken);
    }

    private static RecordedCatalog Catalog(object?[][] indexes, params string[] schemas) => new(
        "16.00.1000", ("FROM sys.schemas", (schemas.Length == 0 ? ["dbo", "sales"] : schemas).Select(name => new object?[] { name }).ToArray()),
        ("sys.default_constraints", s_columns), ("sys.indexes", indexes), ("sys.foreign_keys", s_foreignKeys));

    private static object?[] Column(string schema, string table, string name, string type, int length, int precision = 0, int scale = 0, int isNullable = 0, int isIdentity = 0, string? value = null, string? check = null, string? condition = null) =>
        [schema, table, name, type, (short)length, (byte)precision, (byte)scale, isNullable, isIdentity, value is null ? null : $"{table}_{name}_df", value, check, condition];
}
