using System.Text;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Tests.Scripts;

/// <summary>What holds for every script, shown with generated ones of which is known where their statements end.</summary>
public sealed class SplitterPropertyTests
{
    private const int Scripts = 400;

    public static TheoryData<string> Engines => [.. SplitterCases.Dialects.Keys];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Every_generated_statement_survives_at_its_place(string engine)
    {
        var dialect = SplitterCases.Dialects[engine];
        for (var seed = 0; seed < Scripts; seed++)
        {
            var generated = new ScriptGenerator(engine, seed).Generate();

            var statements = new StatementSplitter(generated.Text, dialect).Split();

            Assert.True(generated.Statements.SequenceEqual(statements.Select(statement => statement.Text)), Describe(generated, statements));
            Assert.Equal(Enumerable.Range(1, statements.Count), statements.Select(statement => statement.Number));
            Assert.Equal(generated.Starts, statements.Select(statement => statement.Start));
            Assert.Equal(generated.Starts.Select(start => PositionOf(generated.Text, start)), statements.Select(statement => ScriptPosition.Of(generated.Text, statement.Start)));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void The_statements_and_what_is_between_them_are_the_script(string engine)
    {
        var dialect = SplitterCases.Dialects[engine];
        for (var seed = 0; seed < Scripts; seed++)
        {
            var script = new ScriptGenerator(engine, seed).Generate().Text;
            var joined = new StringBuilder();
            foreach (var statement in new StatementSplitter(script, dialect).Split())
            {
                var between = script[joined.Length..statement.Start];
                Assert.DoesNotContain("SELECT", Bare(between, dialect), StringComparison.Ordinal);
                joined.Append(between).Append(statement.Text);
            }

            var rest = script[joined.Length..];
            Assert.DoesNotContain("SELECT", Bare(rest, dialect), StringComparison.Ordinal);
            Assert.Equal(script, joined.Append(rest).ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_script_that_is_cut_off_is_divided_or_refused_with_its_place(string engine)
    {
        var dialect = SplitterCases.Dialects[engine];
        var refused = 0;
        for (var seed = 0; seed < Scripts / 4; seed++)
        {
            var script = new ScriptGenerator(engine, seed).Generate().Text;
            for (var length = 0; length < script.Length; length += 1 + (length / 40))
            {
                var cut = script[..length];
                try
                {
                    Assert.All(new StatementSplitter(cut, dialect).Split(), statement => Assert.Equal(statement.Text, cut.Substring(statement.Start, statement.Text.Length)));
                }
                catch (ScriptSyntaxException exception)
                {
                    refused++;
                    Assert.InRange(exception.Offset, 0, length - 1);
                    Assert.True(exception.Statement > 0);
                    Assert.Equal(PositionOf(script, exception.Offset), ScriptPosition.Of(cut, exception.Offset));
                }
            }
        }

        Assert.True(refused > 0);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Noise_is_divided_or_refused(string engine)
    {
        var dialect = SplitterCases.Dialects[engine];
        string[] fragments = ["'", "\"", "`", "[", "]", ";", "$$", "$a$", "/*", "*/", "/*!", "--", "-- ", "#", "\n", "\r\n", "\\", "E'", "(", ")", "😀", "\0", "\uFEFF", " ",
            "BEGIN", "END", "CREATE", "TRIGGER t", "FUNCTION f", "PROCEDURE", "ATOMIC", "IF", "THEN", "CASE", "ELSE", "LOOP", "\nGO\n", "\nGO 2\n", "\nDELIMITER //\n", "DELIMITER", "//", "AS", "PACKAGE"];
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var script = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => fragments[random.Next(fragments.Length)] + (random.Next(2) == 0 ? " " : "")));
            try
            {
                var end = 0;
                foreach (var statement in new StatementSplitter(script, dialect).Split().DistinctBy(statement => statement.Start))
                {
                    Assert.InRange(statement.Start, end, script.Length);
                    Assert.Equal(statement.Text, script.Substring(statement.Start, statement.Text.Length));
                    end = statement.Start + statement.Text.Length;
                }
            }
            catch (ScriptSyntaxException exception)
            {
                Assert.InRange(exception.Offset, 0, script.Length - 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Time_is_linear_in_the_length(string engine)
    {
        // With anything worse these would not end.
        var dialect = SplitterCases.Dialects[engine];
        var separator = dialect.BatchSeparator is null ? ";\n" : "\nGO\n";
        var long_ = new string('x', 1_000_000);
        string[] openings = ["/* ", "'", "(", "[", "$a$ ", "-- ", "BEGIN ", "CASE ", "E'\\"];

        Assert.Equal(100_000, SqlScript.Parse(string.Concat(Enumerable.Repeat($"INSERT INTO t VALUES ('a;b', 1) /* e;f */{separator}", 100_000)), dialect).Statements.Count);
        Assert.Single(SqlScript.Parse($"INSERT INTO t VALUES ('{long_};{long_}') /* {long_} */", dialect).Statements);
        Assert.Single(SqlScript.Parse($"INSERT INTO t VALUES {string.Concat(Enumerable.Repeat("(1, 'a'), ", 300_000))}(2, 'b')", dialect).Statements);
        foreach (var opening in openings)
        {
            try
            {
                Assert.NotEmpty(SqlScript.Parse($"SELECT 1 {string.Concat(Enumerable.Repeat(opening, 200_000))}", dialect).Statements);
            }
            catch (ScriptSyntaxException exception)
            {
                Assert.Equal(1, exception.Statement);
            }
        }
    }

    private static string Bare(string text, SqlDialect dialect)
    {
        var reader = new SqlTokenReader(text, dialect);
        var bare = new StringBuilder();
        while (reader.Read())
        {
            bare.Append(reader.Kind == SqlTokenKind.Comment ? "" : reader.Text.ToString()).Append(' ');
        }

        return bare.ToString();
    }

    // The definition, done plainly.
    private static ScriptPosition PositionOf(string text, int offset)
    {
        var (line, column) = (1, 1);
        foreach (var rune in text[..offset].EnumerateRunes())
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return new ScriptPosition(line, column);
    }

    private static string Describe(GeneratedScript generated, IEnumerable<SqlStatement> statements) =>
        $"{generated.Text}\n=== expected\n{string.Join("\n---\n", generated.Statements)}\n=== actual\n{string.Join("\n---\n", statements.Select(statement => statement.Text))}";
}
