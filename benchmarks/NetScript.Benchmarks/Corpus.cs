using System.Globalization;
using System.Text;

namespace NetScript.Benchmarks;

/// <summary>The migrations that every contender applies: a table of eight columns with a key, an index, two rows, and a foreign key in every fifth. The same SQL for both engines.</summary>
internal sealed class Corpus
{
    private Corpus(string directory, IReadOnlyList<GeneratedMigration> migrations)
    {
        Directory = directory;
        Migrations = migrations;
    }

    public IReadOnlyList<GeneratedMigration> Migrations { get; }

    /// <summary>Where a contender may keep them in its own layout; in <c>prisma/migrations</c> they are in Prisma's.</summary>
    public string Directory { get; }

    public string PrismaMigrations => Path.Combine(Directory, "prisma", "migrations");

    public static Corpus Write(string directory, int count)
    {
        var corpus = new Corpus(directory, [.. Enumerable.Range(1, count).Select(Generate)]);
        foreach (var migration in corpus.Migrations)
        {
            corpus.WriteFile(Path.Combine(corpus.PrismaMigrations, migration.Name, "migration.sql"), migration.Script);
        }

        return corpus;
    }

    public string WriteFile(string path, string text)
    {
        var full = Path.Combine(Directory, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    private static GeneratedMigration Generate(int number)
    {
        var table = $"t{number:D5}";
        var foreignKey = number % 5 == 0 ? $",\n    CONSTRAINT \"{table}_parent_id_fkey\" FOREIGN KEY (\"parent_id\") REFERENCES \"t{number - 1:D5}\" (\"id\") ON DELETE CASCADE ON UPDATE CASCADE" : "";
        string[] statements =
        [
            $"""
            CREATE TABLE "{table}" (
                "id" INTEGER NOT NULL PRIMARY KEY,
                "name" VARCHAR(200) NOT NULL,
                "email" TEXT,
                "amount" DECIMAL(10,2) NOT NULL DEFAULT 0,
                "active" BOOLEAN NOT NULL DEFAULT true,
                "created_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
                "notes" TEXT,
                "parent_id" INTEGER{foreignKey}
            );
            """,
            $"CREATE INDEX \"{table}_name_idx\" ON \"{table}\" (\"name\");",
            $"INSERT INTO \"{table}\" (\"id\", \"name\", \"email\", \"parent_id\") VALUES (1, 'first of {number}', 'first@example.org', 1);",
            $"INSERT INTO \"{table}\" (\"id\", \"name\", \"amount\", \"notes\") VALUES (2, 'second; of {number}', 12.5, 'it''s text');",
        ];
        var timestamp = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(number).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return new GeneratedMigration(timestamp, table, statements);
    }
}

/// <summary>A migration.</summary>
/// <param name="Timestamp">The fourteen digits that its name begins with.</param>
/// <param name="Table">The table that it makes.</param>
/// <param name="Statements">Its statements, each with its semicolon.</param>
internal sealed record GeneratedMigration(string Timestamp, string Table, IReadOnlyList<string> Statements)
{
    public string Name => $"{Timestamp}_{Table}";

    public string Script { get; } = new StringBuilder().AppendJoin("\n\n", Statements).Append('\n').ToString();
}
