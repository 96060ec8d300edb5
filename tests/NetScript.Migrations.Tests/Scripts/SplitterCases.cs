using System.Text.Json;
using NetScript.Migrations.Engines.MySql;
using NetScript.Migrations.Engines.Postgres;
using NetScript.Migrations.Engines.Sqlite;
using NetScript.Migrations.Engines.SqlServer;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Tests.Scripts;

/// <summary>The collected scripts, and what is common to the tests of dialects.</summary>
internal static class SplitterCases
{
    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "Scripts", "Cases");

    public static IReadOnlyDictionary<string, SqlDialect> Dialects { get; } = new Dictionary<string, SqlDialect>
    {
        ["postgresql"] = PostgresDialect.Value,
        ["sqlite"] = SqliteDialect.Value,
        ["mysql"] = MySqlDialect.Value,
        ["sqlserver"] = SqlServerDialect.Value,
    };

    /// <summary>The cases of a file: an array, or an object with one.</summary>
    public static IReadOnlyList<JsonElement> Read(string path)
    {
        var root = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Directory, path))).RootElement;
        return [.. (root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("cases")).EnumerateArray()];
    }

    public static string Id(JsonElement test) => test.GetProperty("id").GetString()!;

    public static IReadOnlyList<string> Split(string script, SqlDialect dialect) => [.. new StatementSplitter(script, dialect).Split().Select(statement => statement.Text)];

    /// <summary>A statement without comments and separators around it.</summary>
    public static string Bare(string text, SqlDialect dialect)
    {
        var reader = new SqlTokenReader(text, dialect);
        var (start, end) = (-1, 0);
        while (reader.Read())
        {
            if (reader.Kind is not (SqlTokenKind.Comment or SqlTokenKind.Separator) || (start >= 0 && reader.Kind == SqlTokenKind.Separator && reader.End < text.TrimEnd().Length))
            {
                start = start < 0 ? reader.Start : start;
                end = reader.Kind == SqlTokenKind.Comment || reader.Kind == SqlTokenKind.Separator ? end : reader.End;
            }
        }

        return start < 0 ? "" : text[start..end];
    }

    /// <summary>Whether what follows a text is a statement of its own.</summary>
    public static bool EndsStatement(string text, SqlDialect dialect)
    {
        const string Next = "SELECT 42";
        try
        {
            return Split($"{text}\n{Next}", dialect)[^1] == Next;
        }
        catch (ScriptSyntaxException)
        {
            return false;
        }
    }
}
