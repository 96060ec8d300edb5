using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>sqlite3.</summary>
internal sealed class SqliteShellFloor : Floor
{
    public override string Name => "sqlite3 (the floor)";

    public override bool Supports(Subject subject) => subject is SqliteSubject;

    protected override string Include(string path) => $".read {path}";

    // As our library and the peers leave the file.
    protected override string Table =>
        """
        PRAGMA journal_mode = WAL;
        PRAGMA foreign_keys = ON;
        CREATE TABLE "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
            "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0);
        """;

    protected override string Now => "CAST(strftime('%s', 'now') AS INTEGER) * 1000";

    protected override string ScriptName => "floor-sqlite3.sql";

    protected override Command Apply(Corpus corpus, Subject subject) => new("sqlite3", "-bail", FileOf(subject), $".read {ScriptOf(corpus)}");

    protected override Command Check(Corpus corpus, Subject subject) => new("sqlite3", "-bail", FileOf(subject), Query);

    private static string FileOf(Subject subject) => ((SqliteSubject)subject).File;
}
