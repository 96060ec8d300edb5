using Microsoft.Data.SqlClient;

namespace NetScript.Configuration.Tests.ConnectionStrings;

public sealed class MssqlConnectionStringsTests
{
    private static readonly IConnectionStringFormat s_format = DatabaseEngine.Mssql.ConnectionStrings;

    [Theory]
    [InlineData("Server=h,1434;Database=db;User ID=sa;Password=p", "sqlserver://h:1434;database=db;user=sa;password=p")]
    [InlineData("Server=h;Database=a;User ID=sa;Password=\"p;w=x\"", "sqlserver://h;database=a;user=sa;password={p;w=x}")]
    [InlineData("Server=h\\SQLEXPRESS;Database=db", "sqlserver://h\\SQLEXPRESS;database=db")]
    [InlineData("Server=h\\SQLEXPRESS,1500;Database=db", "sqlserver://h\\SQLEXPRESS:1500;database=db")]
    [InlineData("Server=h;Integrated Security=true;Encrypt=false;TrustServerCertificate=true", "sqlserver://h;integratedSecurity=true;encrypt=false;trustServerCertificate=true")]
    [InlineData("Server=h;Connect Timeout=5;Command Timeout=9;Max Pool Size=7;Application Name=\"a b\"", "sqlserver://h;connectTimeout=5;socketTimeout=9;connectionLimit=7;applicationName={a b}")]
    public void Each_form_is_written_as_the_other(string connectionString, string url) => Table.BothWays(DatabaseEngine.Mssql, connectionString, url);

    [Theory]
    [InlineData("jdbc:sqlserver://h:1433;databaseName=db;userName=sa;schema=dbo;", "Server=h,1433;Database=db;User ID=sa")]
    [InlineData("mssql://h;database=db", "Server=h;Database=db")]
    [InlineData("mssql://sa:p%40ss@h:1433/db?trustServerCertificate=true", "Server=h,1433;Database=db;User ID=sa;Password=p@ss;TrustServerCertificate=true")]
    [InlineData("sqlserver://[::1]:1433;initial catalog=db", "Server=::1,1433;Database=db")]
    [InlineData("sqlserver://;database=db", "Server=localhost;Database=db")]
    [InlineData("sqlserver://h ; Database = db ; password = {{}x{;}}y ", "Server=h;Database=db;Password=\"{x;}y\"")]
    public void Other_spellings_of_a_url_are_read(string url, string connectionString) => Assert.Equal(connectionString, s_format.FromUrl(url));

    [Theory]
    [InlineData("Data Source=tcp:h,1433;Initial Catalog=db;UID=sa;PWD=p;Encrypt=Mandatory;Trust Server Certificate=yes", "sqlserver://h:1433;database=db;user=sa;password=p;encrypt=true;trustServerCertificate=true")]
    [InlineData("Server=(local);Trusted_Connection=SSPI;Encrypt=Optional", "sqlserver://localhost;integratedSecurity=true;encrypt=false")]
    [InlineData("Server=.\\SQLEXPRESS", "sqlserver://localhost\\SQLEXPRESS")]
    [InlineData("Server=::1,1433", "sqlserver://[::1]:1433")]
    [InlineData("Server=h;Password='a}b;c{d'", "sqlserver://h;password=a}{b;c{d}")]
    public void Other_spellings_of_a_connection_string_are_read(string connectionString, string url) => Assert.Equal(url, s_format.ToUrl(connectionString));

    [Theory]
    [InlineData("Server=tcp:h\\i,1433;Database=db;User ID=u;Password=p", "h|1433|db|u|p")]
    [InlineData("sqlserver://h:1433;database=db;user=u;password={p;}", "h|1433|db|u|p;")]
    [InlineData("Database=db", "||db||")]
    public void The_parts_are_read_from_either_form(string text, string parts) => Assert.Equal(parts, Table.Parts(DatabaseEngine.Mssql, text));

    [Theory]
    [InlineData("sqlserver://h;password={abc", "'{' in the SQL Server URL is not closed")]
    [InlineData("sqlserver://h;password=a;bc;user=u", "has no '='")]
    [InlineData("sqlserver://h:x;database=db", "The port is not a number")]
    public void A_url_that_is_not_right_is_refused_with_the_reason(string url, string reason)
        => Assert.Contains(reason, Assert.Throws<FormatException>(() => s_format.FromUrl(url)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("sqlserver://h:1434;database=db;user=sa;password={p;w};encrypt=true;trustServerCertificate=true;connectTimeout=5;connectionLimit=7;applicationName=app;multiSubnetFailover=true")]
    [InlineData("sqlserver://h\\SQLEXPRESS;integratedSecurity=true;encrypt=false;socketTimeout=9")]
    public void SqlClient_reads_what_is_written(string url)
    {
        var read = new SqlConnectionStringBuilder(s_format.FromUrl(url));

        Assert.Equal(url, s_format.ToUrl(read.ConnectionString));
    }
}
