using NetScript.Configuration;
using NetScript.Testing;

namespace NetScript.Migrations.Tests.Reliability;

internal sealed class PostgresSubject(PostgresServer server) : Subject(DatabaseEngine.Postgres)
{
    public override string Tables =>
        "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', '_netscript_seeds') ORDER BY 1";

    public override IReadOnlyList<string> Schema =>
    [
        "SELECT c.relkind, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            + "WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum",
        "SELECT indexrelid::regclass::text, indisvalid, indisready, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1",
        "SELECT conrelid::regclass::text, conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "SELECT proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1",
        "SELECT t.typname, e.enumlabel FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid ORDER BY 1, e.enumsortorder",
        "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public' ORDER BY 1",
    ];

    public override string OutsideTransaction => "VACUUM ledger";

    public override string SlowWhileGated => "INSERT INTO slow SELECT 1 FROM pg_sleep((SELECT CASE WHEN count(*) = 0 THEN 0 ELSE 600 END FROM gate))";

    public override string PrismaLock => "SELECT pg_advisory_lock(72707369)";

    public override int Port => server.Port;

    public override TestDatabase NewDatabase() => new PostgresTestDatabase(server);

    public override string Through(int port, TestDatabase database) => database.ConnectionString.Replace($"Port={server.Port}", $"Port={port}", StringComparison.Ordinal);

    protected override void SkipUnlessAvailable() => server.SkipUnlessAvailable();

    public override IReadOnlyList<Func<string, Step>> OwnSteps =>
    [
        name => new(
            name,
            [
                "INSERT INTO ledger VALUES (800)", "CREATE INDEX CONCURRENTLY t2_c ON t2 (c)", "INSERT INTO ledger VALUES (801)",
                "CREATE UNIQUE INDEX CONCURRENTLY t2_b ON t2 (b, id)", "UPDATE counter SET n = n + 100",
            ],
            []),
        name => new(name, ["INSERT INTO ledger VALUES (1600)", "VACUUM (ANALYZE) t2", "INSERT INTO ledger VALUES (1601)"], ["DELETE FROM ledger WHERE step IN (1600, 1601)"]),
        name => new(
            name,
            [
                "CREATE TYPE mood AS ENUM ('sad', 'ok')", "ALTER TYPE mood ADD VALUE 'happy'",
                "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC INSERT INTO ledger VALUES (2400); SELECT count(*) FROM ledger; END",
                "DO $$ BEGIN PERFORM f(); END; $$",
            ],
            []),
        Marked,
        name => new(
            name,
            ["INSERT INTO ledger VALUES (4000)", "REINDEX INDEX CONCURRENTLY t2_c", "INSERT INTO ledger VALUES (4001)", "DROP INDEX CONCURRENTLY t2_b", "INSERT INTO ledger VALUES (4002)"],
            [
                "DELETE FROM ledger WHERE step IN (4000, 4001, 4002)",
                "DO $$ DECLARE i regclass; BEGIN FOR i IN SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid LOOP EXECUTE 'DROP INDEX ' || i; END LOOP; END $$",
                "CREATE UNIQUE INDEX IF NOT EXISTS t2_b ON t2 (b, id)",
            ]),
    ];
}
