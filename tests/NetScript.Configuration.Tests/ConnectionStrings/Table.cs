namespace NetScript.Configuration.Tests.ConnectionStrings;

/// <summary>The assertions that the tables of the four engines share.</summary>
internal static class Table
{
    /// <summary>Each form is written as the other.</summary>
    public static void BothWays(DatabaseEngine engine, string connectionString, string url)
    {
        Assert.Equal(url, engine.ConnectionStrings.ToUrl(connectionString));
        Assert.Equal(connectionString, engine.ConnectionStrings.FromUrl(url));
    }

    public static string Parts(DatabaseEngine engine, string text)
    {
        var format = engine.ConnectionStrings;
        return $"{format.GetHost(text)}|{format.GetPort(text)}|{format.GetDatabase(text)}|{format.GetUser(text)}|{format.GetPassword(text)}";
    }
}
