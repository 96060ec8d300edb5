using NetScript.Configuration;

namespace NetScript.Migrations.Tests.Reliability;

internal sealed class SqliteSubject() : Subject(DatabaseEngine.Sqlite)
{
    public override string Tables =>
        "SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table' AND name NOT IN ('_prisma_migrations', '_netscript_seeds') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";

    public override IReadOnlyList<string> Schema =>
        ["SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name", "PRAGMA integrity_check", "PRAGMA foreign_key_check", "PRAGMA journal_mode"];

    public override string OutsideTransaction => "VACUUM";

    public override string SlowWhileGated =>
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < (SELECT CASE WHEN count(*) = 0 THEN 1 ELSE 1000000000000 END FROM gate)) INSERT INTO slow SELECT max(n) FROM c";

    // Prisma takes none; another program may be writing.
    public override string PrismaLock => "BEGIN IMMEDIATE";

    public override TestDatabase NewDatabase() => new SqliteTestDatabase();

    public override IReadOnlyList<Func<string, Step>> OwnSteps =>
    [
        // As Prisma writes it: with foreign keys on, dropping the table would delete the rows of t6.
        name => new(
            name,
            [
                "PRAGMA foreign_keys=OFF",
                "CREATE TABLE new_t2 (id INT PRIMARY KEY, a BIGINT NOT NULL, b VARCHAR(40) NOT NULL, c VARCHAR(200), d INT, e INT, f INT, parent INT, added TEXT DEFAULT 'x')",
                "INSERT INTO new_t2 (id, a, b, c, d, e, f, parent) SELECT id, a, b, c, d, e, f, parent FROM t2",
                "DROP TABLE t2",
                "ALTER TABLE new_t2 RENAME TO t2",
                "CREATE INDEX t2_a ON t2 (a)",
                "INSERT INTO ledger VALUES (800)",
                "PRAGMA foreign_keys=ON",
            ],
            []),
        name => new(name, ["INSERT INTO ledger VALUES (1600)", "VACUUM", "INSERT INTO ledger VALUES (1601)"], ["DELETE FROM ledger WHERE step IN (1600, 1601)"]),
        name => new(
            name,
            ["CREATE TABLE log (id INT)", "CREATE TRIGGER t2_log AFTER INSERT ON t2 BEGIN INSERT INTO log VALUES (NEW.id); INSERT INTO log VALUES (-NEW.id); END", "INSERT INTO t2 (id, a, b) VALUES (9001, 1, 'x')"],
            []),
        Marked,
        name => new(name, ["INSERT INTO ledger VALUES (4000)", "PRAGMA journal_mode=DELETE", "INSERT INTO ledger VALUES (4001)", "PRAGMA journal_mode=WAL", "INSERT INTO ledger VALUES (4002)"], ["DELETE FROM ledger WHERE step IN (4000, 4001, 4002)"]),
    ];
}
