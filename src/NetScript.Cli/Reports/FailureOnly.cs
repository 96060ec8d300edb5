using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>The end of a command that could not begin.</summary>
internal sealed record FailureOnly : Report
{
    public override void Show(Screen screen)
    {
    }
}
