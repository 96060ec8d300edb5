using Npgsql;

namespace NetScript.Migrations.Engines.Postgres;

/// <summary>How a run connects, and what people are told of it.</summary>
internal sealed class PostgresAddress
{
    private readonly NpgsqlConnectionStringBuilder _builder;
    private readonly string _configurationPath;

    private PostgresAddress(NpgsqlConnectionStringBuilder builder, string configurationPath)
    {
        _builder = builder;
        _configurationPath = configurationPath;
    }

    public string ConnectionString => _builder.ConnectionString;

    /// <summary>The database that every server has, from which others are created.</summary>
    public string Maintenance => new NpgsqlConnectionStringBuilder(_builder.ConnectionString) { Database = "postgres" }.ConnectionString;

    public string Database => _builder.Database!;

    public string? User => _builder.Username;

    /// <summary>Where the connection comes from, for remedies.</summary>
    public string Origin => $"the connection string of {_configurationPath}";

    /// <exception cref="MigrationFailedException">The connection string cannot be read (P1013).</exception>
    public static PostgresAddress Of(MigrationTarget target)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(target.Database.Engine.ConnectionStrings.Normalize(target.ConnectionString))
            {
                // The lock belongs to the session: the session has to end with the run, and no pooler may come between.
                Pooling = false,
                Enlist = false,
                // Names the statement that failed.
                IncludeFailedBatchedCommand = true,
            };
            builder.Database ??= target.Database.DatabaseName;
            builder.ApplicationName ??= "netscript-migrator";
            if (builder.KeepAlive == 0)
            {
                builder.KeepAlive = 15;
            }

            return new PostgresAddress(builder, target.Database.ConfigurationPath);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            // The driver's message may quote a part of the connection string.
            throw MigrationFailedException.Of(
                "P1013", $"The connection string of {target.Database.ConfigurationPath} is not one of PostgreSQL. Write it as 'Host=…;Port=…;Database=…;Username=…;Password=…' or as a URL, 'postgresql://…'.");
        }
    }

    public override string ToString() => $"the PostgreSQL server at {_builder.Host}:{_builder.Port}";
}
