using NetScript.Cli.Output;

namespace NetScript.Cli.Reports;

/// <summary>What <c>pull</c> read.</summary>
internal sealed record PullReport : Report
{
    /// <summary>The files of the schema.</summary>
    public IReadOnlyList<PulledFile> Files { get; init; } = [];

    /// <summary>What the schema cannot say, what was renamed and what was kept.</summary>
    public string? Warnings { get; init; }

    /// <summary>Whether the files were left as they were.</summary>
    public required bool IsPrint { get; init; }

    public override void Show(Screen screen)
    {
        if (Failure is not null)
        {
            return;
        }

        foreach (var file in Files)
        {
            if (IsPrint)
            {
                Screen.WriteText(file.Text);
            }
            else
            {
                Screen.WriteResult($"Wrote {file.Path}");
            }
        }

        if (Warnings is not null)
        {
            screen.WriteLine(Warnings.Trim());
        }
    }
}
