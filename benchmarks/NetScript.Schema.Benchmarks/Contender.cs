using NetScript.Benchmarks;
using NetScript.Benchmarks.Contenders;

namespace NetScript.Schema.Benchmarks;

/// <summary>A program that writes the SQL of a schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prepare">Gets it ready, once; says why it cannot be measured, or <see langword="null"/>.</param>
/// <param name="Diff">Its command for a provider and a file.</param>
internal sealed record Contender(string Name, Func<CancellationToken, Task<string?>> Prepare, Func<string, string, Command> Diff)
{
    public const string Native = "NetScript, native command line";
    public const string Ours = "NetScript, command line";
    public const string Library = "NetScript, the library in a program of its own";
    public const string Theirs = "Prisma's engine";

    public static IReadOnlyList<Contender> All(Places places)
    {
        var packages = new NodePackages(Path.Combine(places.Repository, "benchmarks", "NetScript.Schema.Benchmarks", "Prisma"), places);
        var (library, tool, native) = (Path.Combine(places.Artifacts, "schema"), Path.Combine(places.Artifacts, "netscript"), Path.Combine(places.Artifacts, "netscript-native"));
        return
        [
            new(Library, cancellation => PublishAsync("benchmarks/NetScript.Schema.Benchmarks", library, Command.ReadyToRun, places, cancellation), (provider, file) => Program(places, "diff", provider, file)),
            new(Ours, cancellation => PrepareToolAsync(tool, Command.ReadyToRun, places, cancellation), (provider, file) => Tool(tool, provider, file)),
            new(Native, cancellation => PrepareToolAsync(native, Command.Native, places, cancellation), (provider, file) => Tool(native, provider, file)),
            new(Theirs, packages.InstallAsync, (provider, file) => new("node", "diff.mjs", provider, file) { Directory = packages.Directory }),
        ];
    }

    /// <summary>The published benchmarks, which are measured themselves, with the memory settings of the command line.</summary>
    public static Command Program(Places places, params IReadOnlyList<string> arguments) =>
        new(Path.Combine(places.Artifacts, "schema", "schema-benchmarks"), arguments) { Environment = new Dictionary<string, string> { ["DOTNET_GCGen0MaxBudget"] = "200000" } };

    private static Command Tool(string directory, string provider, string file) =>
        new(Path.Combine(directory, "netscript"), "db", "diff", "--from-empty", "--to-schema", file, "--provider", provider, "--script");

    private static async Task<string?> PrepareToolAsync(string directory, IReadOnlyList<string> options, Places places, CancellationToken cancellationToken)
    {
        await PublishAsync("src/NetScript.Cli", directory, options, places, cancellationToken).ConfigureAwait(false);
        var file = Path.Combine(places.Scratch, "probe.prisma");
        await File.WriteAllTextAsync(file, Schemas.OfModels("postgresql", 1), cancellationToken).ConfigureAwait(false);
        try
        {
            await Tool(directory, "postgresql", file).RunAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message.Split('\n')[0];
        }
    }

    private static async Task<string?> PublishAsync(string project, string directory, IReadOnlyList<string> options, Places places, CancellationToken cancellationToken)
    {
        await Command.Publish(project, directory, options, places).RunAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }
}
