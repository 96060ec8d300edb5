using System.CommandLine;
using NetScript.Cli.Output;

namespace NetScript.Cli.Commands;

/// <summary><c>netscript completions bash</c>: a script that lets a shell complete commands, options and keys of databases. The shell asks <c>netscript "[suggest:&lt;position&gt;]" "&lt;line&gt;"</c>.</summary>
internal sealed class CompletionsCommand : Command
{
    private static readonly IReadOnlyDictionary<string, string> s_scripts = new Dictionary<string, string>
    {
        ["bash"] = """
            _netscript() {
                local IFS=$'\n'
                COMPREPLY=($(netscript "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
            }
            complete -o default -F _netscript netscript
            """,
        ["zsh"] = """
            #compdef netscript
            _netscript() {
                local -a replies
                replies=("${(@f)$(netscript "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                compadd -a replies || _files
            }
            compdef _netscript netscript
            """,
        ["fish"] = """
            complete -c netscript -f -a '(netscript "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName netscript -ScriptBlock {
                param($word, $line, $position)
                netscript "[suggest:$position]" "$line" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    public CompletionsCommand()
        : base("completions", "Writes a script that completes netscript's commands in a shell: eval \"$(netscript completions bash)\".")
    {
        var shell = new Argument<string>("shell") { Description = "The shell." };
        shell.AcceptOnlyFromAmong([.. s_scripts.Keys]);
        Add(shell);
        SetAction(arguments => Screen.WriteResult(s_scripts[arguments.GetRequiredValue(shell)]));
    }
}
