using System.Text;

namespace NetScript.Migrations.Tests.Scripts;

/// <summary>A script of which is known what its statements are.</summary>
internal sealed record GeneratedScript(string Text, IReadOnlyList<string> Statements, IReadOnlyList<int> Starts);

/// <summary>Writes scripts in which everything that looks like the end of a statement, but is none, turns up everywhere. The same seed gives the same script.</summary>
internal sealed class ScriptGenerator(string engine, int seed)
{
    private static readonly string[] s_noise =
        ["'", "''", "\"", "`", "[", "]", ";", "$$", "$a$", "/*", "*/", "--", "-- ", "#", "\n", "\r\n", "\nGO\n", "\nDELIMITER //\n", "\\", "E'", "BEGIN", "END", "CASE", "(", ")", "ä", "😀", " "];

    private readonly Random _random = new(HashCodeOf(engine) + seed);
    private readonly string _newLine = seed % 2 == 0 ? "\n" : "\r\n";

    public GeneratedScript Generate()
    {
        var text = new StringBuilder(seed % 5 == 0 ? "\uFEFF" : "");
        var (statements, starts) = (new List<string>(), new List<int>());
        var delimiter = ";";
        for (var count = _random.Next(1, 8); count > 0; count--)
        {
            if (engine == "mysql" && _random.Next(4) == 0)
            {
                delimiter = Pick("//", "$$", ";;", ";", "|", "END_OF");
                text.Append(_newLine).Append(Pick("DELIMITER ", "  delimiter ")).Append(delimiter).Append(_newLine);
            }

            AppendBlank(text);
            var statement = Statement(delimiter);
            starts.Add(text.Length);
            statements.Add(statement);
            text.Append(statement);
            AppendEnd(text, delimiter);
        }

        return new GeneratedScript(text.ToString(), statements, starts);
    }

    private void AppendBlank(StringBuilder text)
    {
        text.Append(Pick("", " ", "\t", _newLine, _newLine + _newLine));

        // In SQL Server a comment is part of its batch.
        if (engine != "sqlserver")
        {
            text.Append(Pick("", BlockComment() + " ", $"-- {LineNoise()}{_newLine}"));
        }
    }

    private void AppendEnd(StringBuilder text, string delimiter)
    {
        if (engine == "sqlserver")
        {
            text.Append(_newLine).Append(Pick("GO", "  go ", "GO;", "GO -- next", "GO 1")).Append(_newLine).Append(Pick("", "GO" + _newLine));
            return;
        }

        text.Append(Pick("", " ", _newLine)).Append(delimiter == "END_OF" ? " " : "").Append(delimiter);
        if (delimiter is ";" or "//")
        {
            text.Append(Pick("", delimiter, $" {delimiter}{_newLine}{delimiter}"));
        }

        // Else what follows would be a word with it.
        text.Append(delimiter == "END_OF" ? " " : "");
    }

    private string Statement(string delimiter)
    {
        var statement = new StringBuilder();
        do
        {
            statement.Clear().Append(_random.Next(4) == 0 ? Body() : "SELECT 1");
            for (var count = _random.Next(4); count > 0; count--)
            {
                statement.Append(Pick(", ", "," + _newLine)).Append(Piece());
            }

            statement.Append(" + 2");
        }
        while (delimiter != ";" && statement.ToString().Contains(delimiter, StringComparison.Ordinal));

        return statement.ToString();
    }

    private string Piece() => _random.Next(8) switch
    {
        0 => $"'{Escaped(Noise()).Replace("'", "''", StringComparison.Ordinal)}'",
        1 => engine == "mysql" ? $"`{Noise().Replace("`", "``", StringComparison.Ordinal)}`" : $"\"{Noise().Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        2 => $"3 {BlockComment()}",
        3 => $"4 -- {LineNoise()}{_newLine}",
        4 => "(SELECT end FROM (begin))",
        5 => "CASE WHEN 1 = 1 THEN 2 ELSE 3 END",
        _ => Special(),
    };

    private string Special() => engine switch
    {
        "postgresql" => Pick(
            $"$q${Noise()}$q$",
            $"E'{Noise().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'",
            $"/* a {BlockComment()} ; */ 5",
            "f(a; b)",
            "a$b$c"),
        "mysql" => Pick(
            $"'{Escaped(Noise()).Replace("'", "\\'", StringComparison.Ordinal)}'",
            $"\"{Escaped(Noise()).Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            $"5 # {LineNoise()}{_newLine}",
            "/*!50000 6, ';', 7; */ 8",
            "9--1"),
        "sqlserver" => Pick($"[{Noise().Replace("]", "]]", StringComparison.Ordinal)}]", $"/* a {BlockComment()} GO */ 5", "6; SELECT 7", "go", "N'GO;'"),
        _ => Pick($"[{Noise().Replace("]", "", StringComparison.Ordinal)}]", $"`{Noise().Replace("`", "``", StringComparison.Ordinal)}`", "?1", ":end", "$b"),
    };

    private string Body() => engine switch
    {
        "postgresql" => $"CREATE FUNCTION f(a int DEFAULT (1)) RETURNS int BEGIN ATOMIC SELECT {Piece()}; SELECT 2 AS end; END",
        "mysql" => Pick(
            $"CREATE DEFINER='a;'@'b' TRIGGER t AFTER INSERT ON u FOR EACH ROW l: BEGIN IF a THEN SELECT {Piece()}; ELSE SELECT {Piece()}; END IF; END",
            $"CREATE PROCEDURE p(a INT) BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SELECT {Piece()}; END; WHILE a DO CASE a WHEN 1 THEN SELECT 1; END CASE; END WHILE; END",
            $"CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO REPEAT SELECT {Piece()}; UNTIL a END REPEAT"),
        "sqlserver" => $"CREATE PROCEDURE p AS BEGIN SELECT {Piece()}; SELECT 2; END",
        _ => $"CREATE TRIGGER t AFTER DELETE ON end BEGIN SELECT {Piece()}; DELETE FROM end; END",
    };

    private string BlockComment() => $"/* {Noise().Replace("*/", "", StringComparison.Ordinal).Replace("/*", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal)} */";

    private string LineNoise() => Noise().Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    private string Escaped(string noise) => engine == "mysql" ? noise.Replace("\\", "\\\\", StringComparison.Ordinal) : noise;

    private string Noise() => string.Concat(Enumerable.Range(0, _random.Next(8)).Select(_ => s_noise[_random.Next(s_noise.Length)]));

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    // string.GetHashCode is another one in every process.
    private static int HashCodeOf(string text) => text.Aggregate(17, (hash, character) => unchecked((hash * 31) + character));
}
