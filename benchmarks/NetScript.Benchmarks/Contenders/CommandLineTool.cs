using System.Runtime.InteropServices;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>Our command line, published with code for this machine.</summary>
internal class CommandLineTool(Places places) : CommandContender
{
    private string Directory => Path.Combine(places.Artifacts, Folder);

    public override string Name => "NetScript, command line";

    protected virtual string Folder => "netscript";

    /// <summary>How it is published.</summary>
    protected virtual IReadOnlyList<string> Options => ["--self-contained", "false", "-p:PublishReadyToRun=true"];

    public override async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        await new Command(
            "dotnet", ["publish", Path.Combine(places.Repository, "src", "NetScript.Cli"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, .. Options, "-o", Directory, "-v", "q", "-nologo"])
        {
            Directory = places.Repository,
        }.RunAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    protected override Command Apply(Corpus corpus, Subject subject) =>
        new(Path.Combine(Directory, "netscript"), "db", "deploy", "--url", subject.Url, "--migrations", corpus.PrismaMigrations);
}
