using System.Runtime.InteropServices;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>Our command line, published with code for this machine.</summary>
internal sealed class CommandLineTool(Places places) : CommandContender
{
    private readonly string _directory = Path.Combine(places.Artifacts, "netscript");

    public override string Name => "NetScript, command line";

    public override async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        await new Command(
            "dotnet", "publish", Path.Combine(places.Repository, "src", "NetScript.Cli"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", _directory, "-v", "q", "-nologo")
        {
            Directory = places.Repository,
        }.RunAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    protected override Command Apply(Corpus corpus, Subject subject) =>
        new(Path.Combine(_directory, "netscript"), "db", "deploy", "--url", subject.Url, "--migrations", corpus.PrismaMigrations);
}
