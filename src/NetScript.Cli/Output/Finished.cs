namespace NetScript.Cli.Output;

/// <summary>The display names of the scripts that a run finished, in order.</summary>
internal sealed record Finished(IReadOnlyList<string> Migrations, IReadOnlyList<string> Seeds)
{
    public int Count => Migrations.Count + Seeds.Count;
}
