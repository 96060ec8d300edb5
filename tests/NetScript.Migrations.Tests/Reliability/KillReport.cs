using System.Globalization;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>What the rounds of a kill test came to.</summary>
internal sealed record KillReport
{
    public int Rounds { get; init; }

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; init; }

    /// <summary>How many of them while they executed a script.</summary>
    public int InScript { get; init; }

    /// <summary>How many left a migration whose steps were counted, with which the next process went on by itself.</summary>
    public int Resumed { get; init; }

    /// <summary>How many left a migration of which nobody could tell how far it was, which was undone and marked as rolled back, or finished by hand and marked as applied.</summary>
    public int Resolved { get; init; }

    public static KillReport operator +(KillReport left, KillReport right) => new()
    {
        Rounds = left.Rounds + right.Rounds,
        Kills = left.Kills + right.Kills,
        InScript = left.InScript + right.InScript,
        Resumed = left.Resumed + right.Resumed,
        Resolved = left.Resolved + right.Resolved,
    };

    /// <summary>A row of the table in <c>docs/reliability.md</c>.</summary>
    public string ToTableRow(string engine) => string.Create(CultureInfo.InvariantCulture, $"| {engine} | {Rounds} | {Kills} | {InScript} | {Resumed} | {Resolved} | 0 |");
}
