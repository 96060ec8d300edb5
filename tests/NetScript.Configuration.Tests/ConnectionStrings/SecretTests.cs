using System.Data.Common;

namespace NetScript.Configuration.Tests.ConnectionStrings;

public sealed class SecretTests
{
    private const int Seed = 20260821;

    private static readonly string[] s_alphabet =
        [";", "'", "\"", "=", "@", "/", "\\", "%", "{", "}", "{}", "}}", " ", "  ", ":", "?", "#", "&", "+", ",", "[", "]", "(", "*", "!", "$", "^", "|", "~", "`", "<", ">", "é", "ß", "雪", "😀", "a", "Z", "0", "%40", "{a}", "--"];

    /// <summary>Every awkward character alone, at each end and twice, and a few hundred mixtures of them.</summary>
    public static TheoryData<string> Engines() => [.. DatabaseEngine.All.Where(engine => !engine.IsFile).Select(engine => engine.Name)];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Whatever_a_password_holds_survives_both_ways(string name)
    {
        Assert.True(DatabaseEngine.TryParse(name, out var engine));
        var format = engine.ConnectionStrings;
        foreach (var secret in Secrets())
        {
            var connectionString = format.Normalize(new DbConnectionStringBuilder { ["Server"] = "h", ["Database"] = secret, ["User ID"] = secret, ["Password"] = secret }.ConnectionString);
            var url = format.ToUrl(connectionString);
            var back = format.FromUrl(url);

            Assert.Equal((secret, secret, secret), (format.GetPassword(back), format.GetUser(back), format.GetDatabase(back)));
            Assert.Equal(url, format.ToUrl(back));
            Assert.Equal("h", format.GetHost(url));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Whatever_a_password_holds_it_is_hidden_in_both_forms(string name)
    {
        Assert.True(DatabaseEngine.TryParse(name, out var engine));
        var format = engine.ConnectionStrings;
        foreach (var secret in Secrets().Select(secret => $"{secret}hunter2{secret}hunter2"))
        {
            var connectionString = format.Normalize(new DbConnectionStringBuilder { ["Server"] = "h", ["Password"] = secret, ["User ID"] = "me" }.ConnectionString);
            var (readable, url) = (format.Redact(connectionString), format.Redact(format.ToUrl(connectionString)));

            Assert.All([readable, url], text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
            Assert.All([readable, url], text => Assert.Contains("me", text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Postgres", "postgresql://u:hunter2@h:5432/db?schema=s", "postgresql://u:***@h:5432/db?schema=s")]
    [InlineData("Postgres", "postgresql://u:hun/ter2@h/db", "postgresql://u:***@h/db")]
    [InlineData("Postgres", "postgresql://u:12/hunter2@h/db", "postgresql://u:***@h/db")]
    [InlineData("Postgres", "postgresql://u:hunter@2@h/db", "postgresql://u:***@h/db")]
    [InlineData("Postgres", "postgresql://u:hunter2", "postgresql://***")]
    [InlineData("Postgres", "postgresql://h:5432/db", "postgresql://h:5432/db")]
    [InlineData("Postgres", "postgresql://[::1]:5432/db", "postgresql://[::1]:5432/db")]
    [InlineData("Postgres", "postgresql://u@h/db?sslpassword=hunter2&schema=s", "postgresql://u@h/db?sslpassword=***&schema=s")]
    [InlineData("Postgres", "mysql://u:hunter2@h/db", "mysql://u:***@h/db")]
    [InlineData("Postgres", "Host=h;Password=hunter2;SSL Password=x;Username=u", "host=h;password=***;ssl password=***;username=u")]
    [InlineData("Postgres", "Host=h;Password=hun;ter2", "***")]
    [InlineData("Postgres", "hunter2", "***")]
    [InlineData("Postgres", "", "")]
    [InlineData("Mysql", "mysql://u:hunter2@h/db", "mysql://u:***@h/db")]
    [InlineData("Mysql", "Server=h;Pwd=hunter2;CertificatePassword=x", "server=h;pwd=***;certificatepassword=***")]
    [InlineData("Mssql", "sqlserver://h:1433;user=sa;password={hunter;2};database=db", "sqlserver://h:1433;user=sa;password=***;database=db")]
    [InlineData("Mssql", "sqlserver://h:1433;user=sa;pwd=hunter2", "sqlserver://h:1433;user=sa;pwd=***")]
    [InlineData("Mssql", "sqlserver://h;password=hun;ter2;user=sa", "sqlserver://***")]
    [InlineData("Mssql", "sqlserver://h;password={hunter2", "sqlserver://***")]
    [InlineData("Mssql", "mssql://sa:hunter2@h/db", "mssql://sa:***@h/db")]
    [InlineData("Mssql", "mssql://sa:hunter2;x=1@h/db", "mssql://***")]
    [InlineData("Mssql", "postgresql://u:hunter2@h/db;x", "postgresql://u:***@h/db;x")]
    [InlineData("Sqlite", "Data Source=x.db;Password=hunter2", "data source=x.db;password=***")]
    [InlineData("Sqlite", "file:./x.db?authToken=hunter2", "file:./x.db?authToken=***")]
    public void Secrets_are_hidden_in_what_is_shown_to_people(string name, string text, string shown)
    {
        Assert.True(DatabaseEngine.TryParse(name, out var engine));
        Assert.Equal(shown, engine.ConnectionStrings.Redact(text));
    }

    private static IEnumerable<string> Secrets()
    {
        foreach (var part in s_alphabet)
        {
            yield return part.Trim().Length == 0 ? $"a{part}b" : part;
            yield return $"a{part}";
            yield return $"{part}a";
            yield return $"a{part}b{part}";
        }

        var random = new Random(Seed);
        for (var count = 0; count < 300; count++)
        {
            yield return string.Concat(Enumerable.Range(0, random.Next(2, 12)).Select(_ => s_alphabet[random.Next(s_alphabet.Length)])) + "x";
        }
    }
}
