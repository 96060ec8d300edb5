using System.Text.Json;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>Prisma's schema engine on Node, by the script with which the tests drive it.</summary>
internal sealed class Prisma(NodePackages packages) : CommandContender
{
    public override string Name => "Prisma's engine";

    public override Task<string?> PrepareAsync(CancellationToken cancellationToken) => packages.InstallAsync(cancellationToken);

    protected override Command Apply(Corpus corpus, Subject subject) => new("node", "prisma.mjs")
    {
        Directory = packages.Directory,
        Input = JsonSerializer.Serialize(new
        {
            provider = subject.Engine.LockFileProvider,
            url = subject.Url,
            migrations = corpus.PrismaMigrations,
            schema = $"datasource db {{\n  provider = \"{subject.Engine.LockFileProvider}\"\n}}\n",
            commands = new[] { new { name = "applyMigrations" } },
        }),
    };
}
