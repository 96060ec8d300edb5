using MySqlConnector;

namespace NetScript.Migrations.Engines.MySql;

/// <summary>How a run connects, and what people are told of it.</summary>
internal sealed class MySqlAddress
{
    private const string DefaultApplicationName = "netscript-migrator";
    private const uint KeepaliveSeconds = 15;

    private readonly MySqlConnectionStringBuilder _builder;
    private readonly string _configurationPath;

    private MySqlAddress(MySqlConnectionStringBuilder builder, string configurationPath)
    {
        _builder = builder;
        _configurationPath = configurationPath;
    }

    public string ConnectionString => _builder.ConnectionString;

    /// <summary>The server without a database, from where databases are created.</summary>
    public string Maintenance => new MySqlConnectionStringBuilder(_builder.ConnectionString) { Database = "" }.ConnectionString;

    public string Database => _builder.Database;

    public string User => _builder.UserID;

    /// <summary>Where the connection comes from, for remedies.</summary>
    public string Origin => $"the connection string of {_configurationPath}";

    /// <exception cref="MigrationFailedException">The connection string cannot be read (P1013).</exception>
    public static MySqlAddress Of(MigrationTarget target)
    {
        try
        {
            var builder = new MySqlConnectionStringBuilder(target.Database.Engine.ConnectionStrings.Normalize(target.ConnectionString))
            {
                // The lock belongs to the session, which has to end with the run.
                Pooling = false,
                AutoEnlist = false,
                // Scripts have variables of their own: @name is no parameter there.
                AllowUserVariables = true,
                // A row that is what it is to be counts as found.
                UseAffectedRows = false,
            };
            builder.Database = builder.Database.Length > 0 ? builder.Database : target.Database.DatabaseName;
            builder.ApplicationName = builder.ApplicationName.Length > 0 ? builder.ApplicationName : DefaultApplicationName;
            builder.Keepalive = builder.Keepalive > 0 ? builder.Keepalive : KeepaliveSeconds;
            return new MySqlAddress(builder, target.Database.ConfigurationPath);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            // The driver's message may quote a part of the connection string.
            throw MigrationFailedException.Of(
                "P1013", $"The connection string of {target.Database.ConfigurationPath} is not one of MySQL. Write it as 'Server=…;Port=…;Database=…;User ID=…;Password=…' or as a URL, 'mysql://…'.");
        }
    }

    public override string ToString() => _builder.ConnectionProtocol == MySqlConnectionProtocol.UnixSocket ? $"the MySQL server at {_builder.Server}" : $"the MySQL server at {_builder.Server}:{_builder.Port}";
}
