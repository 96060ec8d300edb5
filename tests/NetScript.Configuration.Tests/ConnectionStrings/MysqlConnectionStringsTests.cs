namespace NetScript.Configuration.Tests.ConnectionStrings;

public sealed class MysqlConnectionStringsTests
{
    private static readonly IConnectionStringFormat s_format = DatabaseEngine.Mysql.ConnectionStrings;

    [Theory]
    [InlineData("Server=h;Port=3307;User ID=u;Password=p;Database=db", "mysql://u:p@h:3307/db")]
    [InlineData("Server=::1;User ID=u;Database=db", "mysql://u@[::1]/db")]
    [InlineData("Server=/run/mysqld/mysqld.sock;Connection Protocol=Unix;User ID=u;Database=db", "mysql://u@localhost/db?socket=/run/mysqld/mysqld.sock")]
    [InlineData("Server=h;Database=db;SslMode=VerifyFull;SslCa=/ca.pem", "mysql://h/db?sslaccept=strict&sslcert=/ca.pem")]
    [InlineData("Server=h;Database=db;SslMode=Required;Connection Timeout=3;Default Command Timeout=9;Maximum Pool Size=5", "mysql://h/db?sslaccept=accept_invalid_certs&connect_timeout=3&socket_timeout=9&connection_limit=5")]
    public void Each_form_is_written_as_the_other(string connectionString, string url) => Table.BothWays(DatabaseEngine.Mysql, connectionString, url);

    [Theory]
    [InlineData("mariadb://u:p@h/db", "Server=h;User ID=u;Password=p;Database=db")]
    [InlineData("mysql:///db", "Server=localhost;Database=db")]
    public void Other_spellings_of_a_url_are_read(string url, string connectionString) => Assert.Equal(connectionString, s_format.FromUrl(url));

    [Theory]
    [InlineData("Host=h;uid=u;pwd=p;Initial Catalog=db", "mysql://u:p@h/db")]
    [InlineData("Data Source=h;Username=u;ssl mode=verifyca", "mysql://u@h/?sslaccept=strict")]
    public void Other_spellings_of_a_connection_string_are_read(string connectionString, string url) => Assert.Equal(url, s_format.ToUrl(connectionString));

    [Theory]
    [InlineData("mysql://u:p@h:3307/db", "h|3307|db|u|p")]
    [InlineData("Server=h;Uid=u;Pwd=p", "h|||u|p")]
    public void The_parts_are_read_from_either_form(string text, string parts) => Assert.Equal(parts, Table.Parts(DatabaseEngine.Mysql, text));
}
