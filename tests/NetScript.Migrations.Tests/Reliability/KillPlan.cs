namespace NetScript.Migrations.Tests.Reliability;

/// <summary>
/// Forty migrations and two seeds: tables with indexes and foreign keys, rows, changed rows and columns, scripts of many statements, and what only one engine has. Whatever would run twice leaves a
/// second row in <c>ledger</c> or counts too far in <c>counter</c>.
/// </summary>
internal sealed class KillPlan
{
    public const int Length = 40;

    private const int Period = 8;

    private KillPlan(IReadOnlyList<Step> steps)
    {
        Steps = steps;
    }

    public IReadOnlyList<Step> Steps { get; }

    public static KillPlan For(Subject subject)
    {
        var own = new Queue<Func<string, Step>>(subject.OwnSteps);
        return new KillPlan([.. Enumerable.Range(1, Length).Select(i => i % Period == 0 ? own.Dequeue()(Name(i, "own")) : Common(i))]);
    }

    /// <summary>Seven of the migrations, one of each kind.</summary>
    public KillPlan Excerpt() => new([.. Steps.Where((_, index) => index is 0 or 1 or 4 or 5 or 7 or 15 or 31)]);

    public void WriteTo(TestWorkspace workspace)
    {
        foreach (var step in Steps)
        {
            workspace.Migration(step.Name, step.Script);
        }

        workspace.Seed("01_first.sql", string.Concat(Enumerable.Range(1, 50).Select(i => $"INSERT INTO ledger VALUES ({5000 + i});\n")));
        workspace.Seed("02_second.sql", "UPDATE counter SET n = n + 10000;\nINSERT INTO ledger VALUES (6000);\n");
    }

    private static Step Common(int i) => (i % Period) switch
    {
        1 when i == 1 => new(Name(i, "base"), ["CREATE TABLE ledger (step INT)", "CREATE TABLE counter (n INT)", "INSERT INTO counter VALUES (0)"], ["DROP TABLE IF EXISTS ledger", "DROP TABLE IF EXISTS counter"]),
        1 => new(Name(i, "view"), [$"CREATE VIEW v{i} AS SELECT id, a FROM t{i - 3} WHERE a > {i}", Ledger(i)], [$"DROP VIEW IF EXISTS v{i}", Unledger(i)]),
        2 or 4 or 6 => Table(i),
        3 => new(Name(i, "rows"), [.. Enumerable.Range(1000, 400).Select(id => $"INSERT INTO t{i - 1} (id, a, b, c, d) VALUES ({id}, {id % 7}, 'row {id}', 'the text of row {id}', 0)"), Count, Ledger(i)], []),
        5 => new(Name(i, "column"), [$"ALTER TABLE t{i - 3} ADD COLUMN g INT", $"UPDATE t{i - 3} SET g = a * 2", Ledger(i)], [$"ALTER TABLE t{i - 3} DROP COLUMN IF EXISTS g", Unledger(i)]),
        _ => Definitions(i),
    };

    private static Step Table(int i)
    {
        var first = (i / Period * Period) + 2;
        var reference = i == 2 ? "" : $", FOREIGN KEY (parent) REFERENCES t{(i == first ? 2 : first)} (id) ON DELETE CASCADE";
        return new(
            Name(i, "table"),
            [
                $"CREATE TABLE t{i} (id INT PRIMARY KEY, a INT NOT NULL, b VARCHAR(40) NOT NULL, c VARCHAR(200), d INT, e INT, f INT, parent INT{reference})",
                $"CREATE INDEX t{i}_a ON t{i} (a)",
                .. Enumerable.Range(1, 10).Select(id => $"INSERT INTO t{i} (id, a, b, c, d, parent) VALUES ({id}, {id * i}, 'é; {id}', '😀 it''s', 0, {id})"),
                Ledger(i),
            ],
            [$"DROP TABLE IF EXISTS t{i}", Unledger(i)]);
    }

    private static Step Definitions(int i) => new(
        Name(i, "many"),
        [.. Enumerable.Range(1, 15).SelectMany(j => new[] { $"CREATE TABLE m{i}_{j} (id INT PRIMARY KEY, n INT)", $"INSERT INTO m{i}_{j} VALUES (1, {j})" }), Ledger(i)],
        [.. Enumerable.Range(1, 15).Select(j => $"DROP TABLE IF EXISTS m{i}_{j}"), Unledger(i)]);

    private static string Name(int i, string kind) => $"202601{i:00}_{kind}";

    private static string Ledger(int i) => $"INSERT INTO ledger VALUES ({i})";

    private static string Unledger(int i) => $"DELETE FROM ledger WHERE step = {i}";

    private const string Count = "UPDATE counter SET n = n + 1";
}
