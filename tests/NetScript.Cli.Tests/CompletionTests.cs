namespace NetScript.Cli.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("netscript db ", "deploy")]
    [InlineData("netscript db st", "status")]
    [InlineData("netscript db deploy --allow", "--allow-out-of-order")]
    [InlineData("netscript db status --db ", "app")]
    [InlineData("netscript completions ", "fish")]
    public async Task A_line_is_completed(string line, string expected)
    {
        using var workspace = TestWorkspace.WithJobs();
        var result = (await Netscript.RunAsync(workspace.Root, [$"[suggest:{line.Length}]", line])).Expect(0);
        Assert.Contains(expected, result.Output.Split('\n', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Keys_are_not_completed_where_there_is_no_configuration()
    {
        using var workspace = new TestWorkspace();
        const string Line = "netscript db status --db ";
        (await Netscript.RunAsync(workspace.Root, [$"[suggest:{Line.Length}]", Line])).Expect(0);
    }

    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("zsh", "compdef ")]
    [InlineData("fish", "complete -c netscript")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_a_script(string shell, string expected)
    {
        using var workspace = new TestWorkspace();
        Assert.Contains(expected, (await Netscript.RunAsync(workspace.Root, ["completions", shell])).Expect(0).Output, StringComparison.Ordinal);
    }
}
