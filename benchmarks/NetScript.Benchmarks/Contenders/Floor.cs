using System.Security.Cryptography;
using System.Text;
using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>
/// The engine's own shell, which reads the same scripts in one session: a transaction for each migration, with a row in the history. No tool which
/// gives the same guarantees can do much less.
/// </summary>
internal abstract class Floor : CommandContender
{
    protected const string Query = "SELECT id, checksum, migration_name, started_at, finished_at, rolled_back_at, logs, applied_steps_count FROM _prisma_migrations ORDER BY started_at";

    public override void Arrange(Corpus corpus, Subject subject)
    {
        var script = new StringBuilder(Table).Append('\n');
        foreach (var migration in corpus.Migrations)
        {
            var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(migration.Script)));
            script.Append("BEGIN;\n").Append(Include(Path.Combine(corpus.PrismaMigrations, migration.Name, "migration.sql"))).Append('\n')
                .Append("INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ('")
                .Append(Guid.NewGuid()).Append("', '").Append(checksum).Append("', '").Append(migration.Name).Append("', ").Append(Now).Append(", ").Append(Now).Append(", 1);\nCOMMIT;\n");
        }

        corpus.WriteFile(ScriptName, script.ToString());
    }

    /// <summary>How the shell reads a file.</summary>
    protected abstract string Include(string path);

    protected abstract string Table { get; }

    protected abstract string Now { get; }

    protected abstract string ScriptName { get; }

    protected string ScriptOf(Corpus corpus) => Path.Combine(corpus.Directory, ScriptName);
}
