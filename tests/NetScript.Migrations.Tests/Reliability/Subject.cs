using NetScript.Configuration;
using NetScript.Testing;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>What differs from engine to engine in the tests of reliability.</summary>
internal abstract class Subject(DatabaseEngine engine)
{
    /// <summary>The names of the engines that run here.</summary>
    public static TheoryData<string> All => [DatabaseEngine.Sqlite.Name, DatabaseEngine.Postgres.Name, DatabaseEngine.Mysql.Name];

    /// <summary>The names of those that are servers.</summary>
    public static TheoryData<string> Servers => [DatabaseEngine.Postgres.Name, DatabaseEngine.Mysql.Name];

    /// <summary>The engine of a name; skips the test where it is not installed.</summary>
    public static async Task<Subject> OfAsync(string name)
    {
        Subject[] subjects =
        [
            new SqliteSubject(),
            new PostgresSubject((await TestContext.Current.GetFixture<PostgresServer>())!),
            new MariaDbSubject((await TestContext.Current.GetFixture<MariaDbServer>())!),
        ];
        var subject = subjects.Single(subject => subject.Engine.Name == name);
        subject.SkipUnlessAvailable();
        return subject;
    }

    public DatabaseEngine Engine { get; } = engine;

    /// <summary>A query with the names of the tables, without the history and the seeds, quoted.</summary>
    public abstract string Tables { get; }

    /// <summary>Queries which together say everything of a schema.</summary>
    public abstract IReadOnlyList<string> Schema { get; }

    /// <summary>A statement that the engine executes outside a transaction only, and that nobody minds to be executed twice.</summary>
    public abstract string OutsideTransaction { get; }

    /// <summary>A statement that takes for ever while the table <c>gate</c> has a row, and adds a row to the table <c>slow</c>.</summary>
    public abstract string SlowWhileGated { get; }

    /// <summary>A statement that takes Prisma's lock for as long as the connection lasts, or what is nearest to it.</summary>
    public abstract string PrismaLock { get; }

    public abstract TestDatabase NewDatabase();

    /// <summary>The port on which the server listens.</summary>
    public virtual int Port => throw new NotSupportedException($"{Engine} is not a server.");

    /// <summary>The connection string of a database by way of another port of this machine.</summary>
    public virtual string Through(int port, TestDatabase database) => throw new NotSupportedException($"{Engine} is not a server.");

    protected virtual void SkipUnlessAvailable()
    {
    }

    /// <summary>Scripts of the plan that only this engine has. Tables <c>t2</c> and <c>t6</c>, which refers to it, are there.</summary>
    public abstract IReadOnlyList<Func<string, Step>> OwnSteps { get; }

    /// <summary>A script which the engine would roll back, if it did not say that it must not.</summary>
    protected static Step Marked(string name) => new(
        name,
        ["CREATE TABLE marked (id INT PRIMARY KEY)", "INSERT INTO marked VALUES (1)", "INSERT INTO ledger VALUES (3200)", "CREATE INDEX marked_id ON marked (id)", "INSERT INTO marked VALUES (2)"],
        ["DROP TABLE IF EXISTS marked", "DELETE FROM ledger WHERE step = 3200"],
        IsMarked: true);
}
