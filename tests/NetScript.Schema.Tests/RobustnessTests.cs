using System.Text;
using NetScript.Schema.Model;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Tests;

/// <summary>What no one means to write: it is told and throws nothing.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] s_pieces =
    [
        "{", "}", "(", ")", "[", "]", "\"", "\\", "@", "@@", "//", "///", "/*", "*/", ",", ":", ".", "\n", "\r", "model ", "enum ", "type ", "view ", "datasource ", "generator ", "\0", "é", "😀", "\ud800", "\udc00",
        "Unsupported(", "@db.", "@relation(", "raw(", "where: {", "-", "99999999999999999999", "null", "?", "!", "[]", "\\u12", "\\ud83d", "=", " ",
    ];

    private static readonly string[] s_schemas =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.prisma", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(2000)]
    public void Damaged_schemas_throw_nothing(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 1000; seed++)
        {
            var random = new Random(seed);
            var text = Damaged(random);

            var schema = PrismaSchema.Parse([new SourceFile("schema.prisma", text), new SourceFile("plugins/x/schema.prisma", s_schemas[random.Next(s_schemas.Length)], "x")]);

            Assert.All(schema.Diagnostics, diagnostic => Assert.InRange(diagnostic.Span.Start, 0, diagnostic.Span.End));
            Assert.All(schema.Diagnostics, diagnostic => Assert.InRange(diagnostic.Span.End, 0, diagnostic.File.Text.Length));
            Assert.All(schema.Diagnostics, diagnostic => Assert.NotEmpty(SchemaRenderer.Render(diagnostic)));
            Assert.NotNull(SchemaFormatter.Format(text));
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("f(")]
    [InlineData("{ a: ")]
    [InlineData("[f(x: [")]
    public void Nesting_without_end_is_an_error(string opening)
    {
        var text = $"model A {{\n  id Int @id @default({string.Concat(Enumerable.Repeat(opening, 100_000))}\n}}\n";

        Assert.False(PrismaSchema.Parse(text).IsValid);
        Assert.NotNull(SchemaFormatter.Format(text));
    }

    /// <summary>What is looked for among few is looked for in another way than among many.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public void Few_and_many_are_judged_alike(int count)
    {
        var numbers = Enumerable.Range(0, count).ToList();
        var fields = string.Concat(numbers.Select(number => $"  f{number} Int\n  b{number} B @relation(\"r{number}\", fields: [f{number}], references: [id])\n"));
        var names = string.Join(", ", numbers.Select(number => $"f{number}"));
        var opposite = $"model B {{\n  id Int @id\n{string.Concat(numbers.Select(number => $"  a{number} A[] @relation(\"r{number}\")\n"))}}}\n";

        var schema = PrismaSchema.Parse(Schema($"  @@index([{names}])\n"));
        Assert.Empty(schema.Diagnostics);
        Assert.Equal(numbers.Select(number => $"b{number} a{number}"), schema.Model.Relations.Cast<InlineRelation>().Select(relation => $"{relation.ForwardField} {relation.BackField}"));
        Assert.Equal("f1", schema.Model.FindModel("A")!.FindField("f1")!.Name);
        Assert.Null(schema.Model.FindModel("A")!.FindField("f"));

        Judge($"  @@index([{names}, f1])\n", "refers to the field f1 multiple times");
        Judge("  x Missing\n  @@index([x])\n", "Type \"Missing\" is neither", "refers to the relation fields x.");
        Judge("  f1 String\n", "Field \"f1\" is already defined on model \"A\".");
        Judge("  other B @relation(\"r1\", fields: [f0], references: [id])\n", "Wrongly named relation detected. The fields `b1` and `other` in model `A` both use the same relation name.");

        string Schema(string more) => $"datasource db {{\n  provider = \"postgresql\"\n}}\n\nmodel A {{\n  id Int @id\n{fields}{more}}}\n\n{opposite}";

        void Judge(string more, params string[] messages) =>
            Assert.Collection(PrismaSchema.Parse(Schema(more)).Diagnostics, [.. messages.Select<string, Action<SchemaDiagnostic>>(message => found => Assert.Contains(message, found.Message, StringComparison.Ordinal))]);
    }

    /// <summary>Prisma takes a block comment that stands behind other comments for one of theirs, and changes it with each formatting.</summary>
    [Fact]
    public void Block_comments_behind_other_comments_stay_what_they_are()
    {
        const string Text = "model A {\n  // one\n  /* two\n  three */\n  id Int @id\n}\n";

        var formatted = SchemaFormatter.Format(Text);

        Assert.Equal("model A {\n  // one\n  /**\n   * two\n   * three\n   */\n  id Int @id\n}\n", formatted);
        Assert.Equal(formatted, SchemaFormatter.Format(formatted));
        Assert.True(PrismaSchema.Parse(formatted).IsValid);
    }

    private static string Damaged(Random random)
    {
        var text = new StringBuilder(s_schemas[random.Next(s_schemas.Length)]);
        text.Length = Math.Min(text.Length, 4000);
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            var position = random.Next(text.Length + 1);
            var rest = text.Length - position;
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(position, s_pieces[random.Next(s_pieces.Length)]);
                    break;
                case 1:
                    text.Remove(position, Math.Min(rest, random.Next(20)));
                    break;
                case 2:
                    text.Insert(position, text.ToString(position, Math.Min(rest, random.Next(100))));
                    break;
                default:
                    text.Length -= Math.Min(rest, random.Next(40));
                    break;
            }
        }

        return text.ToString();
    }
}
