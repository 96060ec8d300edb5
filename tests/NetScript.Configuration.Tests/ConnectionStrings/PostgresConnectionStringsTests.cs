using Npgsql;

namespace NetScript.Configuration.Tests.ConnectionStrings;

public sealed class PostgresConnectionStringsTests
{
    private static readonly IConnectionStringFormat s_format = DatabaseEngine.Postgres.ConnectionStrings;

    [Theory]
    [InlineData("Host=h;Port=5433;Username=u;Password=p;Database=db", "postgresql://u:p@h:5433/db")]
    [InlineData("Host=h;Username=u;Database=db", "postgresql://u@h/db")]
    [InlineData("Host=h", "postgresql://h/")]
    [InlineData("Host=::1;Port=5432;Database=db", "postgresql://[::1]:5432/db")]
    [InlineData("Host=my_host;Database=\"a/b c\"", "postgresql://my_host/a%2Fb%20c")]
    [InlineData("Host=a:5432,b:5433;Database=db", "postgresql://a:5432,b:5433/db")]
    [InlineData("Host=/var/run/postgresql;Username=u;Database=db", "postgresql://u@localhost/db?host=/var/run/postgresql")]
    [InlineData("Host=h;Database=db;SSL Mode=VerifyFull;Search Path=shop", "postgresql://h/db?sslmode=verify-full&schema=shop")]
    [InlineData("Host=h;Database=db;SSL Mode=Require;Timeout=3;Command Timeout=9;Maximum Pool Size=5;Application Name=\"a b\"", "postgresql://h/db?sslmode=require&connect_timeout=3&socket_timeout=9&connection_limit=5&application_name=a%20b")]
    [InlineData("Host=h;Database=db;Root Certificate=/ca.pem;SSL Certificate=/me.p12;SSL Password=x&y", "postgresql://h/db?sslcert=/ca.pem&sslidentity=/me.p12&sslpassword=x%26y")]
    public void Each_form_is_written_as_the_other(string connectionString, string url) => Table.BothWays(DatabaseEngine.Postgres, connectionString, url);

    [Theory]
    [InlineData("postgres://u:p@h/db?sslmode=require&sslaccept=strict", "Host=h;Username=u;Password=p;Database=db;SSL Mode=VerifyFull")]
    [InlineData("POSTGRESQL://u@/db?host=/tmp", "Host=/tmp;Username=u;Database=db")]
    [InlineData("postgresql:///db", "Host=localhost;Database=db")]
    [InlineData("postgresql://h?schema=s", "Host=h;Search Path=s")]
    [InlineData("postgresql://h/db?pgbouncer=true&schema=", "Host=h;Database=db")]
    public void Other_spellings_of_a_url_are_read(string url, string connectionString) => Assert.Equal(connectionString, s_format.FromUrl(url));

    [Theory]
    [InlineData("Server=h;User Id=u;pwd=p;DB=x", "postgresql://u:p@h/x")]
    [InlineData("host=h;user name=u;SslMode=verify-ca;SearchPath=s;Keepalive=3", "postgresql://u@h/?sslmode=verify-ca&schema=s")]
    public void Other_spellings_of_a_connection_string_are_read(string connectionString, string url) => Assert.Equal(url, s_format.ToUrl(connectionString));

    [Theory]
    [InlineData("postgresql://u:p@[::1]:5433/db?schema=x", "::1|5433|db|u|p")]
    [InlineData("Server=h;UID=u", "h|||u|")]
    public void The_parts_are_read_from_either_form(string text, string parts) => Assert.Equal(parts, Table.Parts(DatabaseEngine.Postgres, text));

    [Fact]
    public void Another_database_can_be_named()
    {
        Assert.Equal("Host=h;Username=u;Database=postgres", s_format.WithDatabase("postgresql://u@h/db", "postgres"));
        Assert.Equal("Host=h;Database=\"a;b\"", s_format.WithDatabase("Host=h", "a;b"));
    }

    [Theory]
    [InlineData("postgresql://u:p/w@h/db", "percent-encoded")]
    [InlineData("postgresql://u:p#w@h/db", "percent-encoded")]
    [InlineData("postgresql://u:1?w@h/db", "percent-encoded")]
    [InlineData("postgresql://u:12/w@h/db", "percent-encoded")]
    [InlineData("postgresql://h:99999/db", "The port is not a number from 1 to 65535")]
    [InlineData("sqlserver://h;database=db", "'sqlserver' is not how a URL of this engine starts: it has the form postgresql://user:password@host:5432/database")]
    public void A_url_that_is_not_right_is_refused_with_the_reason(string url, string reason)
        => Assert.Contains(reason, Assert.Throws<FormatException>(() => s_format.Normalize(url)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_connection_string_needs_a_host_to_become_a_url()
        => Assert.Contains("Host=…", Assert.Throws<FormatException>(() => s_format.ToUrl("Database=x")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("postgresql://u:p%40ss@h:5433/db?sslmode=verify-full&schema=shop&connect_timeout=3&socket_timeout=9&connection_limit=5&application_name=app&options=-c%20a%3Db")]
    [InlineData("postgresql://u@localhost/db?host=/var/run/postgresql&sslmode=disable")]
    [InlineData("postgresql://h/db?sslmode=verify-ca&sslcert=/ca.pem&sslidentity=/me.p12&sslpassword=x")]
    public void Npgsql_reads_what_is_written(string url)
    {
        var read = new NpgsqlConnectionStringBuilder(s_format.FromUrl(url));

        Assert.Equal(url, s_format.ToUrl(read.ConnectionString));
    }
}
