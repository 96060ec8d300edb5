using NetScript.Schema.Providers.MySql;
using NetScript.Schema.Providers.Postgres;
using NetScript.Schema.Providers.Sqlite;
using NetScript.Schema.Providers.SqlServer;

namespace NetScript.Schema.Providers;

/// <summary>The database systems that schemas can be for. To add one is to add its folder and its line here.</summary>
public static class SchemaProviders
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SchemaProvider> All { get; } = [new PostgresProvider(), new MySqlProvider(), new SqliteProvider(), new SqlServerProvider()];

    /// <summary>Prisma's providers that are not supported here.</summary>
    internal static IReadOnlyList<string> Refused { get; } = ["cockroachdb", "mongodb"];

    /// <summary>The one with that value of <c>provider</c>, or <see langword="null"/>.</summary>
    public static SchemaProvider? Find(string name) => All.FirstOrDefault(provider => provider.Is(name));
}
