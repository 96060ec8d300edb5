using NetScript.Configuration;
using NetScript.Testing;

namespace NetScript.Migrations.Tests.Reliability;

internal sealed class MariaDbSubject(MariaDbServer server) : Subject(DatabaseEngine.Mysql)
{
    public override string Tables =>
        "SELECT CONCAT('`', TABLE_NAME, '`') FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME NOT IN ('_prisma_migrations', '_netscript_seeds') ORDER BY 1";

    public override IReadOnlyList<string> Schema =>
    [
        "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, COLLATION_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION",
        "SELECT TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX, COLUMN_NAME, NON_UNIQUE FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
        "SELECT TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_NAME, DELETE_RULE FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() ORDER BY 1, 2",
        "SELECT TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY 1",
        "SELECT ROUTINE_NAME, ROUTINE_DEFINITION FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() ORDER BY 1",
        "SELECT TABLE_NAME, REPLACE(VIEW_DEFINITION, DATABASE(), '') FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1",
    ];

    public override string OutsideTransaction => "OPTIMIZE TABLE ledger";

    public override string SlowWhileGated => "INSERT INTO slow SELECT 1 FROM (SELECT SLEEP((SELECT CASE WHEN count(*) = 0 THEN 0 ELSE 600 END FROM gate))) t";

    public override string PrismaLock => "SELECT GET_LOCK('prisma_migrate', 60)";

    public override int Port => server.Port;

    public override TestDatabase NewDatabase() => new MariaDbTestDatabase(server);

    public override string Through(int port, TestDatabase database) => database.ConnectionString.Replace($"Port={server.Port}", $"Port={port}", StringComparison.Ordinal);

    protected override void SkipUnlessAvailable() => server.SkipUnlessAvailable();

    public override IReadOnlyList<Func<string, Step>> OwnSteps =>
    [
        name => new(
            name,
            ["CREATE TABLE log (id INT)", "CREATE TRIGGER t2_log AFTER INSERT ON t2 FOR EACH ROW INSERT INTO log VALUES (NEW.id)", "INSERT INTO t2 (id, a, b) VALUES (9001, 1, 'x')"],
            ["DROP TRIGGER IF EXISTS t2_log", "DROP TABLE IF EXISTS log", "DELETE FROM t2 WHERE id = 9001"]),
        name => new(name, ["INSERT INTO ledger VALUES (1600)", "OPTIMIZE TABLE t2", "INSERT INTO ledger VALUES (1601)"], ["DELETE FROM ledger WHERE step IN (1600, 1601)"]),
        // Every statement of this one can be repeated, so it is never left to people.
        name => new(
            name,
            [
                "CREATE TABLE IF NOT EXISTS again (id INT)", "ALTER TABLE t6 ADD COLUMN IF NOT EXISTS h INT", "INSERT INTO ledger VALUES (2400)",
                "CREATE OR REPLACE VIEW again_view AS SELECT id FROM t6", "CREATE INDEX IF NOT EXISTS t6_h ON t6 (h)", "INSERT INTO again VALUES (1)",
            ],
            []),
        Marked,
        name => new(
            name,
            ["CREATE PROCEDURE p() INSERT INTO ledger VALUES (4000)", "CALL p()", "INSERT INTO ledger VALUES (4001)", "DROP INDEX t2_a ON t2"],
            ["DROP PROCEDURE IF EXISTS p", "DELETE FROM ledger WHERE step IN (4000, 4001)", "CREATE INDEX IF NOT EXISTS t2_a ON t2 (a)"]),
    ];
}
