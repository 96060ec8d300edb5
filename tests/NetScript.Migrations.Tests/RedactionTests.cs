using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Configuration;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Runs;

namespace NetScript.Migrations.Tests;

public sealed class RedactionTests
{
    private static readonly MigrationTarget s_target = new(
        new DatabaseDefinition { Key = "orders", Engine = DatabaseEngine.Postgres, Workspace = "/" }, "Host=db;Username=app;Password=\"s3 cret'\"", TimeSpan.Zero, NullLogger.Instance);

    [Theory]
    [InlineData("CREATE USER app PASSWORD 'hidden'", "CREATE USER app PASSWORD '***'")]
    [InlineData(@"create role app encrypted password E'hid\'den' valid until '2030-01-01'", "create role app encrypted password '***' valid until '2030-01-01'")]
    [InlineData("ALTER USER app PASSWORD $x$hidden$x$", "ALTER USER app PASSWORD '***'")]
    [InlineData("CREATE USER app IDENTIFIED BY 'hid''den' REQUIRE SSL", "CREATE USER app IDENTIFIED BY '***' REQUIRE SSL")]
    [InlineData("CREATE USER app IDENTIFIED WITH mysql_native_password AS \"hidden\"", "CREATE USER app IDENTIFIED WITH mysql_native_password AS '***'")]
    [InlineData("CREATE USER app IDENTIFIED BY PASSWORD '*hidden'", "CREATE USER app IDENTIFIED BY PASSWORD '***'")]
    [InlineData("SET PASSWORD FOR app = PASSWORD('hidden')", "SET PASSWORD FOR app = PASSWORD('***')")]
    [InlineData("CREATE LOGIN app WITH PASSWORD = N'hidden'", "CREATE LOGIN app WITH PASSWORD = '***'")]
    [InlineData("CREATE LOGIN app WITH PASSWORD = 0x0200AB HASHED", "CREATE LOGIN app WITH PASSWORD = '***' HASHED")]
    [InlineData("near 'USER app IDENTIFIED BY 'hid", "near 'USER app IDENTIFIED BY '***'")]
    [InlineData("UPDATE users SET \"password\" = 'hidden'", "UPDATE users SET \"password\" = '***'")]
    [InlineData("SELECT dblink('password=s3 cret''')", "SELECT dblink('password=***')")]
    [InlineData("postgresql://app:s3%20cret%27@db", "postgresql://app:***@db")]
    [InlineData("CREATE TABLE users (password TEXT DEFAULT 'none')", "CREATE TABLE users (password TEXT DEFAULT 'none')")]
    public void Secrets_are_taken_out_and_all_else_stays(string text, string expected) => Assert.Equal(expected, Redaction.Redact(s_target, text));

    [Fact]
    public void A_long_statement_is_cut()
    {
        var failure = Redaction.Redact(s_target, new MigrationFailure { Code = "P3018", Message = "P3018", QueryText = new string('x', 100_000) });
        Assert.Equal(8193, failure.QueryText!.Length);
    }
}
