using NetScript.Benchmarks.Subjects;

namespace NetScript.Benchmarks.Contenders;

/// <summary>psql.</summary>
internal sealed class PsqlFloor : Floor
{
    public override string Name => "psql (the floor)";

    public override bool Supports(Subject subject) => subject is PostgresSubject;

    protected override string Include(string path) => $"\\i {path}";

    protected override string Table =>
        """
        CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
            logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0);
        """;

    protected override string Now => "clock_timestamp()";

    protected override string ScriptName => "floor-psql.sql";

    protected override Command Apply(Corpus corpus, Subject subject) => new("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", ScriptOf(corpus), subject.Url);

    protected override Command Check(Corpus corpus, Subject subject) => new("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", Query, subject.Url);
}
