using Microsoft.Data.Sqlite;

namespace NetScript.Configuration.Tests.ConnectionStrings;

public sealed class SqliteConnectionStringsTests
{
    private static readonly IConnectionStringFormat s_format = DatabaseEngine.Sqlite.ConnectionStrings;

    [Theory]
    [InlineData("Data Source=./dev.db", "file:./dev.db")]
    [InlineData("Data Source=\"data/my dev.db\"", "file:data/my dev.db")]
    [InlineData("Data Source=/home/me/dev.db", "file:///home/me/dev.db")]
    [InlineData("Data Source=C:/me/dev.db", "file:///C:/me/dev.db")]
    [InlineData("Data Source=/a?b#c%20d.db", "file:///a%3Fb%23c%2520d.db")]
    [InlineData("Data Source=dev.db;Mode=ReadOnly;Cache=Shared", "file:dev.db?mode=ro&cache=shared")]
    public void Each_form_is_written_as_the_other(string connectionString, string url) => Table.BothWays(DatabaseEngine.Sqlite, connectionString, url);

    [Theory]
    [InlineData("file:/home/dev.db", "Data Source=/home/dev.db")]
    [InlineData("file://localhost/home/dev.db", "Data Source=/home/dev.db")]
    [InlineData("file:C:/me/dev.db", "Data Source=C:/me/dev.db")]
    [InlineData("file:./dev.db?connection_limit=1&mode=rw#x", "Data Source=./dev.db;Mode=ReadWrite")]
    public void Other_spellings_of_a_url_are_read(string url, string connectionString) => Assert.Equal(connectionString, s_format.FromUrl(url));

    [Theory]
    [InlineData("DataSource=x.db", "file:x.db")]
    [InlineData("Filename='a;b.db'", "file:a;b.db")]
    public void Other_spellings_of_a_connection_string_are_read(string connectionString, string url) => Assert.Equal(url, s_format.ToUrl(connectionString));

    [Theory]
    [InlineData("file:./dev.db", "||./dev.db||")]
    [InlineData("Data Source=x.db;Password=p", "||x.db||p")]
    public void The_parts_are_read_from_either_form(string text, string parts) => Assert.Equal(parts, Table.Parts(DatabaseEngine.Sqlite, text));

    [Theory]
    [InlineData("file:")]
    [InlineData("file:?mode=ro")]
    [InlineData("postgresql://h/db")]
    public void A_url_without_a_file_is_refused(string url) => Assert.Contains("file:./dev.db", Assert.Throws<FormatException>(() => s_format.Normalize(url)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("file:///home/me/my dev.db?mode=rwc&cache=private")]
    [InlineData("file:./a;b.db?mode=ro")]
    public void The_driver_reads_what_is_written(string url)
    {
        var read = new SqliteConnectionStringBuilder(s_format.FromUrl(url));

        Assert.Equal(url, s_format.ToUrl(read.ConnectionString));
    }
}
