using System.Text.Json;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Tests.Scripts;

/// <summary>What other tools expect of their own splitters. Where we do otherwise, <c>Cases/departures.json</c> says what and why.</summary>
public sealed class PeerCaseTests
{
    private static readonly JsonElement s_departures = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SplitterCases.Directory, "departures.json"))).RootElement;

    public static TheoryData<string, string> Cases =>
    [
        .. SplitterCases.Read("goose/cases.json").Select(test => ("goose", SplitterCases.Id(test))),
        .. SplitterCases.Read("dbup/cases.json").Select(test => ("dbup", SplitterCases.Id(test))),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scripts_of_other_tools_are_divided_as_there(string set, string id)
    {
        var test = SplitterCases.Read($"{set}/cases.json").Single(candidate => SplitterCases.Id(candidate) == id);
        var input = test.GetProperty("input").GetString()!;
        if (test.GetProperty("compare").GetString() == "ends-with-terminator")
        {
            string[] engines = ["postgresql", "sqlite", "mysql"];
            Assert.All(engines, engine => Assert.Equal(test.GetProperty("ends_statement").GetBoolean(), SplitterCases.EndsStatement(input, SplitterCases.Dialects[engine])));
            return;
        }

        var dialect = SplitterCases.Dialects[test.GetProperty("engine").GetString()!];
        if (s_departures.TryGetProperty(id, out var departure))
        {
            Assert.False(string.IsNullOrWhiteSpace(departure.GetProperty("reason").GetString()));
            CheckDeparture(departure, input, dialect);
            return;
        }

        Assert.True(test.GetProperty("usable_for_us").GetBoolean());
        Assert.False(test.GetProperty("expect_error").GetBoolean());
        var statements = SplitterCases.Split(input, dialect);
        Assert.Equal(test.GetProperty("expected_count").GetInt32(), statements.Count);
        if (test.GetProperty("expected") is { ValueKind: JsonValueKind.Array } expected)
        {
            Assert.Equal(expected.EnumerateArray().Select(text => Normalized(text.GetString()!, dialect)), statements.Select(text => Normalized(text, dialect)));
        }
    }

    private static void CheckDeparture(JsonElement departure, string input, SqlDialect dialect)
    {
        if (departure.TryGetProperty("error", out var error))
        {
            var exception = Assert.Throws<ScriptSyntaxException>(() => SqlScript.Parse(input, dialect));
            Assert.Contains(error.GetString()!, exception.Message, StringComparison.Ordinal);
        }
        else if (departure.TryGetProperty("count", out var count))
        {
            Assert.Equal(count.GetInt32(), SplitterCases.Split(input, dialect).Count);
        }
        else
        {
            Assert.Equal(departure.GetProperty("statements").EnumerateArray().Select(text => text.GetString()!), SplitterCases.Split(input, dialect));
        }
    }

    // Whether comments around a statement and its separator belong to it is a matter of taste, but not in SQL Server, where a module keeps them.
    private static string Normalized(string text, SqlDialect dialect) => dialect.BatchSeparator is null ? SplitterCases.Bare(text, dialect) : text.Trim();
}
