namespace NetScript.Configuration.Tests;

public sealed class DatabaseEngineTests
{
    [Theory]
    [InlineData("Postgres", "Postgres")]
    [InlineData("POSTGRESQL", "Postgres")]
    [InlineData("pg", "Postgres")]
    [InlineData(" mysql ", "Mysql")]
    [InlineData("MariaDB", "Mysql")]
    [InlineData("mssql", "Mssql")]
    [InlineData("SqlServer", "Mssql")]
    [InlineData("sql-server", "Mssql")]
    [InlineData("SQLite3", "Sqlite")]
    public void An_engine_is_known_by_its_usual_spellings(string text, string name)
    {
        Assert.True(DatabaseEngine.TryParse(text, out var engine));
        Assert.Equal(name, engine.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("oracle")]
    public void Another_text_is_no_engine(string? text) => Assert.False(DatabaseEngine.TryParse(text, out _));

    [Fact]
    public void No_spelling_means_two_engines()
    {
        var spellings = DatabaseEngine.All.SelectMany(engine => engine.Aliases.Append(engine.Name).Append(engine.Provider).Append(engine.Folder)
            .Distinct(StringComparer.OrdinalIgnoreCase)).ToList();

        Assert.Equal(spellings.Count, spellings.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_names_are_those_of_prisma_and_of_the_folders()
    {
        Assert.Equal(["postgresql", "mysql", "sqlserver", "sqlite"], DatabaseEngine.All.Select(engine => engine.Provider));
        Assert.Equal(["postgresql", "mysql", "mssql", "sqlite"], DatabaseEngine.All.Select(engine => engine.LockFileProvider));
        Assert.Equal(["postgres", "mysql", "mssql", "sqlite"], DatabaseEngine.All.Select(engine => engine.Folder));
        Assert.Equal([5432, 3306, 1433, null], DatabaseEngine.All.Select(engine => engine.DefaultPort));
        Assert.Equal([DatabaseEngine.Sqlite], DatabaseEngine.All.Where(engine => engine.IsFile));
    }
}
