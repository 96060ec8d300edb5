using System.Text.Json;

namespace NetScript.Cli.Tests;

/// <summary>How a run of the program ended.</summary>
internal sealed record NetscriptResult(int ExitCode, string Output, string Error)
{
    /// <summary>The one object on the standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The code of the failure in the JSON.</summary>
    public string? FailureCode => Json.GetProperty("failure") is { ValueKind: JsonValueKind.Object } failure ? failure.GetProperty("code").GetString() : null;

    /// <summary>All that was written.</summary>
    public string Text => Output + Error;

    public NetscriptResult Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"The exit code is {ExitCode} and not {exitCode}.\n{Output}\n{Error}");
        return this;
    }
}
