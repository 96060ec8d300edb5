using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Tests;

public sealed class PortabilityTests
{
    private const string Fragment =
        """
        model Job {
          id      String   @id(map: "job_key") @default(uuid()) @db.Uuid
          tags    String[] @default(["a", "it's"])
          flags   Int[]
          payload Json?    @default("{}")
          text    String   @db.Text
          seen    DateTime @db.Timestamptz(6)
          amount  Decimal  @db.Money
          mode    Mode     @default(FAST)
          modes   Mode[]   @default([FAST])
          parent  String?  @db.Uuid
          up      Job?     @relation("tree", fields: [parent], references: [id], map: "up", onDelete: NoAction, onUpdate: NoAction)
          down    Job[]    @relation("tree")

          @@index([tags], type: Gin)
          @@index([text], type: Hash)
          @@index([mode])
        }

        enum Mode {
          FAST @map("fast")
          SLOW
        }
        """;

    public static TheoryData<string, string> PluginsAndProviders()
    {
        var data = new TheoryData<string, string>();
        foreach (var provider in SchemaProviders.All)
        {
            foreach (var plugin in new[] { "auth", "sagas", "triggers", "workers" })
            {
                data.Add(plugin, provider.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PluginsAndProviders))]
    public void NetScripts_plugins_land_on_every_database_system(string plugin, string provider)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plugins", $"{plugin}.prisma"));
        var schema = Parse(provider, text, SchemaPortability.Adapt);

        Assert.True(schema.IsValid, SchemaRenderer.RenderErrors(schema.Diagnostics));
        Assert.NotEmpty(schema.Model.Models);
    }

    [Fact]
    public void Strict_is_Prismas_verdict()
    {
        var schema = Parse("sqlite", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plugins", "workers.prisma")), SchemaPortability.Strict);

        Assert.Equal(40, schema.Diagnostics.Count(diagnostic => diagnostic.IsError));
    }

    [Fact]
    public void The_application_is_never_adapted()
    {
        var schema = PrismaSchema.Parse([new SourceFile("app.prisma", $"{Header("sqlite")}\nmodel A {{\n  id Int @id\n  tags String[]\n}}\n")], new SchemaOptions());

        Assert.False(schema.IsValid);
    }

    [Fact]
    public void On_PostgreSQL_nothing_is_replaced() => Assert.Empty(Parse("postgresql", Fragment, SchemaPortability.Adapt).Diagnostics);

    [Fact]
    public void On_SQLite_native_types_go_and_lists_become_Json()
    {
        var job = Job("sqlite", out var schema);

        Assert.Equal((ScalarType.Json, Arity.Required, "[\"a\",\"it's\"]"), (job("tags").Type.Scalar, job("tags").Arity, ((DefaultLiteral)job("tags").Default!).Text));
        Assert.Equal("[]", ((DefaultLiteral)job("flags").Default!).Text);
        Assert.Null(job("id").NativeType);
        Assert.Null(schema.Model.FindModel("Job")!.PrimaryKey!.MappedName);
        Assert.Equal(["text", "mode"], schema.Model.FindModel("Job")!.Indexes.Select(index => index.Fields[0].Field.Name));
    }

    [Fact]
    public void On_MySQL_the_default_of_Json_is_an_expression()
    {
        var job = Job("mysql", out _);

        Assert.Equal(new DefaultFunction("dbgenerated", "('[\"a\",\"it''s\"]')"), job("tags").Default);
        Assert.Equal((NativeType.Of("Char", "36"), NativeType.Of("Char", "36")), (job("id").NativeType, job("parent").NativeType));
    }

    [Fact]
    public void On_SQL_Server_Json_and_enums_become_checked_texts()
    {
        var job = Job("sqlserver", out var schema);

        Assert.Equal((ScalarType.String, NativeType.Of("NVarChar", "Max"), true), (job("payload").Type.Scalar, job("payload").NativeType, job("payload").HoldsJson));
        Assert.True(job("tags").HoldsJson);
        Assert.Equal(["fast", "SLOW"], job("mode").AllowedValues);
        Assert.Equal("fast", ((DefaultLiteral)job("mode").Default!).Text);
        Assert.Equal("[\"FAST\"]", ((DefaultLiteral)job("modes").Default!).Text);
        Assert.Equal(NativeType.Of("DateTimeOffset"), job("seen").NativeType);
        Assert.Equal(NativeType.Of("Decimal", "19", "4"), job("amount").NativeType);
        Assert.Equal(NativeType.Of("UniqueIdentifier"), job("id").NativeType);
        Assert.Empty(schema.Model.Enums);
    }

    [Fact]
    public void Each_replacement_is_told_once_with_its_places()
    {
        Job("sqlite", out var schema);

        Assert.Contains("For sqlite, lists of scalars become Json in the plugin 'jobs': Job.tags, Job.flags, Job.modes.", schema.Diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.Contains("For sqlite, the native type Uuid becomes the default of String in the plugin 'jobs': Job.id, Job.parent.", schema.Diagnostics.Select(diagnostic => diagnostic.Message));
        Assert.Equal(schema.Diagnostics.Length, schema.Diagnostics.Select(diagnostic => diagnostic.Message).Distinct().Count());
    }

    private static Func<string, ScalarField> Job(string provider, out PrismaSchema schema)
    {
        // SQL Server takes no index on a text without end.
        schema = Parse(provider, provider is "sqlserver" or "mysql" ? Fragment.Replace("@@index([text], type: Hash)", "", StringComparison.Ordinal) : Fragment, SchemaPortability.Adapt);
        Assert.True(schema.IsValid, SchemaRenderer.RenderErrors(schema.Diagnostics));
        var job = schema.Model.FindModel("Job")!;
        return name => (ScalarField)job.FindField(name)!;
    }

    private static string Header(string provider) => $"datasource db {{\n  provider = \"{provider}\"\n}}\n";

    private static PrismaSchema Parse(string provider, string fragment, SchemaPortability portability) =>
        PrismaSchema.Parse([new SourceFile("schema.prisma", Header(provider)), new SourceFile("plugins/jobs/jobs.prisma", fragment, "jobs")], new SchemaOptions { Portability = portability });
}
