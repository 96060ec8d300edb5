using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Playground.Api;

/// <summary>Connects the service to the database that the environment names.</summary>
internal static class DatabaseExtensions
{
    /// <summary>The spans of queries to SQLite, whose driver makes none; Npgsql does.</summary>
    public const string SqliteSource = "Playground.Api.Sqlite";

    private static readonly Dictionary<string, DbProviderFactory> s_drivers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sqlite"] = SqliteFactory.Instance,
        ["postgres"] = NpgsqlFactory.Instance,
    };

    /// <exception cref="InvalidOperationException">DB_PROVIDER is missing or unknown, or the connection string that it names is missing.</exception>
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["DB_PROVIDER"]
            ?? throw new InvalidOperationException("DB_PROVIDER is not set. Start the AppHost, which sets it, or set it to 'sqlite' or 'postgres', and ConnectionStrings__<name> beside it.");
        var driver = s_drivers.GetValueOrDefault(provider)
            ?? throw new InvalidOperationException($"DB_PROVIDER is '{provider}'; this service knows {string.Join(" and ", s_drivers.Keys)}.");
        var connectionString = builder.Configuration.GetConnectionString(provider)
            ?? throw new InvalidOperationException($"ConnectionStrings:{provider} is not set, but DB_PROVIDER is '{provider}'. Start the AppHost, which sets both, or set ConnectionStrings__{provider}.");

        builder.Services.AddSingleton(_ => driver.CreateDataSource(connectionString));
        builder.Services.AddSingleton<Database>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        if (driver is SqliteFactory)
        {
            builder.Services.AddSingleton(_ => new ActivitySource(SqliteSource));
        }
    }
}
