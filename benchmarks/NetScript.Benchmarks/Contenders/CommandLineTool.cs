using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>Our command line, published with code for this machine.</summary>
internal class CommandLineTool(Places places) : CommandContender
{
    private string Directory => Path.Combine(places.Artifacts, Folder);

    public override string Name => "NetScript, command line";

    protected virtual string Folder => "netscript";

    /// <summary>How it is published.</summary>
    protected virtual IReadOnlyList<string> Options => Command.ReadyToRun;

    public override async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        await Command.Publish("src/NetScript.Cli", Directory, Options, places).RunAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    protected override Command Apply(Corpus corpus, Subject subject) =>
        new(Path.Combine(Directory, "netscript"), "db", "deploy", "--url", subject.Url, "--migrations", corpus.PrismaMigrations);
}
