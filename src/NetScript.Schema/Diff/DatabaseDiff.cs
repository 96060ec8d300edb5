using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Sql;

namespace NetScript.Schema.Diff;

/// <summary>What is different between two databases, and how one becomes the other.</summary>
public sealed class DatabaseDiff
{
    private DatabaseDiff(DatabaseModel before, DatabaseModel after)
    {
        (Before, After) = PartialIndexes.Keep(before, after);
        Steps = Differ.Steps(Before, After);
        DataLoss = DataLossAnalysis.Of(this);
    }

    /// <summary>The database as it is.</summary>
    public DatabaseModel Before { get; }

    /// <summary>The database as it will be.</summary>
    public DatabaseModel After { get; }

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Steps.Count == 0;

    /// <summary>What could be lost or fail, in the order in which a migration tells it: warnings first, then what rows make impossible.</summary>
    public IReadOnlyList<DataLossCheck> DataLoss { get; }

    internal IReadOnlyList<MigrationStep> Steps { get; }

    /// <summary>Compares two databases of one provider.</summary>
    /// <exception cref="ArgumentException">Their providers differ.</exception>
    public static DatabaseDiff Between(DatabaseModel before, DatabaseModel after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return before.Provider == after.Provider
            ? new(before, after)
            : throw new ArgumentException($"A database of {before.Provider.DisplayName} cannot become one of {after.Provider.DisplayName}. Compare two with the same provider.", nameof(after));
    }

    /// <summary>What would be lost, and what is impossible, with the rows of the database that is as <see cref="Before"/> says.</summary>
    /// <param name="connection">An open connection to it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="DbException">The rows cannot be counted.</exception>
    public Task<IReadOnlyList<DataLossFinding>> FindDataLossAsync(DbConnection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new DataLossCounter(this, connection).FindAsync(cancellationToken);
    }

    /// <summary>The statements, each step under a comment that names it, as <c>prisma migrate diff --script</c> writes them.</summary>
    public string ToSql() => string.Concat(ToSqlParts());

    /// <summary>The same in parts, so that a long script need not be one string.</summary>
    public IReadOnlyList<string> ToSqlParts() => SqlScript.Write(this, []);

    /// <summary>The same beneath a comment with all that could be lost, as <c>prisma migrate dev</c> writes it into <c>migration.sql</c>.</summary>
    public string ToMigration() => string.Concat(SqlScript.Write(this, [.. DataLoss.Select(check => check.Describe())]));

    /// <summary>The statements one by one, without comments.</summary>
    public IEnumerable<string> ToStatements()
    {
        var statements = new List<string>();
        foreach (var step in Steps)
        {
            After.Provider.Database.Writer.Write(step, this, statements);
        }

        return statements;
    }

    /// <summary>A tree to read, as <c>prisma migrate diff</c> prints it.</summary>
    public string ToSummary() => SummaryWriter.Write(this);
}
