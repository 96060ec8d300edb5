using System.Text.Json.Serialization;
using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>How a command ended: what <c>--json</c> writes, and what people see. The members are a promise to scripts, see <c>docs/cli.md</c>.</summary>
internal abstract record Report
{
    /// <summary>The command: <c>deploy</c>.</summary>
    [JsonPropertyOrder(-5)]
    public required string Command { get; init; }

    /// <summary>What it was about; <see langword="null"/> if that could not be found out.</summary>
    [JsonPropertyOrder(-4)]
    public DatabaseReport? Database { get; init; }

    /// <summary>The exit code of the process.</summary>
    [JsonPropertyOrder(-3)]
    public virtual int ExitCode => ExitCodes.Of(Failure);

    /// <summary>Why it did not do what it was asked to, or <see langword="null"/>.</summary>
    [JsonPropertyOrder(-2)]
    public FailureReport? Failure { get; init; }

    /// <summary>The result as JSON.</summary>
    public virtual string ToJson() => ReportJson.Write(this);

    /// <summary>Writes the result for people. The failure is written after it, by the caller.</summary>
    public abstract void Show(Screen screen);
}
