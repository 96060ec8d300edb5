using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>dbmate, a program in Go.</summary>
internal sealed class Dbmate(NodePackages packages) : CommandContender
{
    public override string Name => "dbmate";

    public override Task<string?> PrepareAsync(CancellationToken cancellationToken) => packages.InstallAsync(cancellationToken);

    public override void Arrange(Corpus corpus, Subject subject)
    {
        foreach (var migration in corpus.Migrations)
        {
            corpus.WriteFile(Path.Combine("dbmate", $"{migration.Name}.sql"), $"-- migrate:up\n{migration.Script}\n-- migrate:down\n");
        }
    }

    protected override Command Apply(Corpus corpus, Subject subject) => new(
        Program(), "--url", subject.Url.Replace("file:", "sqlite:", StringComparison.Ordinal), "--migrations-dir", Path.Combine(corpus.Directory, "dbmate"), "--no-dump-schema", "migrate")
    {
        Environment = new Dictionary<string, string> { ["PGSSLMODE"] = "disable" },
    };

    // The program itself: Node, which its package starts it with, is not a part of it.
    private string Program() => Directory.GetFiles(Path.Combine(packages.Directory, "node_modules", "@dbmate"), "dbmate", SearchOption.AllDirectories).Single();
}
