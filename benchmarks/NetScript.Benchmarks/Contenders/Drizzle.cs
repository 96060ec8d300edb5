using System.Text.Json;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>Drizzle's migrator on Node.</summary>
internal sealed class Drizzle(NodePackages packages) : CommandContender
{
    public override string Name => "Drizzle";

    public override Task<string?> PrepareAsync(CancellationToken cancellationToken) => packages.InstallAsync(cancellationToken);

    public override void Arrange(Corpus corpus, Subject subject)
    {
        foreach (var migration in corpus.Migrations)
        {
            corpus.WriteFile(Path.Combine(FolderOf(subject), $"{migration.Name}.sql"), string.Join("\n--> statement-breakpoint\n", migration.Statements));
        }

        corpus.WriteFile(Path.Combine(FolderOf(subject), "meta", "_journal.json"), JsonSerializer.Serialize(new
        {
            version = "7",
            dialect = subject.Engine.LockFileProvider,
            entries = corpus.Migrations.Select((migration, index) => new { idx = index, version = "7", when = 1767225600000 + index, tag = migration.Name, breakpoints = true }),
        }));
    }

    protected override Command Apply(Corpus corpus, Subject subject) =>
        new("node", "drizzle.mjs", subject.Engine.Folder, subject.Url, Path.Combine(corpus.Directory, FolderOf(subject))) { Directory = packages.Directory };

    private static string FolderOf(Subject subject) => $"drizzle-{subject.Engine.Folder}";
}
