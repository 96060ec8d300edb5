using System.Text;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Tests;

public sealed class AggregationTests
{
    private const string App = "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel User {\n  id Int @id\n}\n";

    [Fact]
    public void Files_belong_to_the_plugin_of_their_folder()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Write("schema.prisma", App);
            Write("more/other.prisma", "model Other {\n  id Int @id\n}\n");
            Write("plugins/jobs/deep/jobs.prisma", "model Job {\n  id Int @id\n}\n");
            var elsewhere = Write("../elsewhere/auth.prisma", "model Account {\n  id Int @id\n}\n");

            var schema = PrismaSchema.Load(Path.Combine(folder, "schema"), new SchemaOptions { Plugins = [new("auth", elsewhere)] });

            Assert.True(schema.IsValid);
            Assert.Equal(["Other -", "User -", "Job jobs", "Account auth"], schema.Model.Models.Select(model => $"{model.Name} {model.Plugin ?? "-"}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Write(string path, string text)
        {
            var file = Path.GetFullPath(Path.Combine(folder, "schema", path));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return file;
        }
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Files_are_read_in_the_encoding_that_their_mark_says(string encoding, bool hasMark)
    {
        var file = Path.GetTempFileName();
        try
        {
            var writer = Encoding.GetEncoding(encoding);
            File.WriteAllBytes(file, [.. hasMark ? writer.GetPreamble() : [], .. writer.GetBytes($"{App}model Größe𝒳 {{\n  id Int @id\n}}\n")]);

            var schema = PrismaSchema.Load(file);

            Assert.True(schema.IsValid);
            Assert.Equal(["User", "Größe𝒳"], schema.Model.Models.Select(model => model.Name));
            Assert.StartsWith("datasource", Assert.Single(schema.Files).Text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void What_is_not_there_is_named() => Assert.Contains("nowhere.prisma", Assert.Throws<FileNotFoundException>(() => PrismaSchema.Load("nowhere.prisma")).Message, StringComparison.Ordinal);

    [Fact]
    public void Identical_declarations_count_once()
    {
        var schema = Parse("model User {\n\n    id   Int @id\n}\n\nmodel Job {\n  id Int @id\n}\n".Replace("id   Int", "id Int", StringComparison.Ordinal));

        Assert.True(schema.IsValid);
        Assert.Equal(["User", "Job"], schema.Model.Models.Select(model => model.Name));
        Assert.Null(schema.Model.FindModel("User")!.Plugin);
    }

    [Fact]
    public void Declarations_that_differ_are_an_error_which_names_both_files()
    {
        var schema = Parse("model User {\n  id String @id\n}\n");

        Assert.Equal(
            "plugins/jobs/jobs.prisma:1:7 The model \"User\" of the plugin 'jobs' in 'plugins/jobs/jobs.prisma' differs from the model of that name of the application in 'schema.prisma'. Rename one of them, or make them the same.",
            Assert.Single(schema.Diagnostics).ToString());
    }

    [Fact]
    public void An_enum_may_not_have_the_name_of_a_model()
    {
        var schema = Parse("enum User {\n  A\n}\n");

        Assert.StartsWith("The enum \"User\" of the plugin 'jobs'", Assert.Single(schema.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql", "model Job {\n  id Int @id\n  @@map(\"User\")\n}\n", "The model with database name \"User\" could not be defined because another model or view with this name exists: \"User\"")]
    [InlineData("sqlite", "model Job {\n  id Int @id\n  @@map(\"user\")\n}\n", "The table \"user\" of the plugin 'jobs' (Job in 'plugins/jobs/jobs.prisma') has the name of the table \"User\" of the application (User in 'schema.prisma'). Give one of them another name with `map`.")]
    [InlineData("postgresql", "enum Kind {\n  A\n  @@map(\"User\")\n}\n", "The enum \"User\" of the plugin 'jobs' (Kind in 'plugins/jobs/jobs.prisma') has the name of the table \"User\" of the application (User in 'schema.prisma'). Give one of them another name with `map`.")]
    [InlineData("postgresql", "model Job {\n  id Int @id\n  a Int @unique(map: \"User\")\n}\n", "The index \"User\" of the plugin 'jobs' (Job in 'plugins/jobs/jobs.prisma') has the name of the table \"User\" of the application (User in 'schema.prisma'). Give one of them another name with `map`.")]
    public void Names_in_the_database_may_not_clash(string provider, string fragment, string message)
    {
        var schema = Parse(fragment, provider);

        Assert.Equal(message, schema.Diagnostics.First(diagnostic => diagnostic.IsError).Message);
    }

    private static PrismaSchema Parse(string fragment, string provider = "postgresql") =>
        PrismaSchema.Parse([new SourceFile("schema.prisma", App.Replace("postgresql", provider, StringComparison.Ordinal)), new SourceFile("plugins/jobs/jobs.prisma", fragment, "jobs")]);
}
