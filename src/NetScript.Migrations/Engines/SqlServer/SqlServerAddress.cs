using Microsoft.Data.SqlClient;
using NetScript.Configuration.Engines;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>How a run connects, and what people are told of it.</summary>
internal sealed class SqlServerAddress
{
    private readonly SqlConnectionStringBuilder _builder;
    private readonly string _configurationPath;

    private SqlServerAddress(SqlConnectionStringBuilder builder, string schema, string configurationPath)
    {
        _builder = builder;
        Schema = schema;
        _configurationPath = configurationPath;
    }

    public string ConnectionString => _builder.ConnectionString;

    /// <summary>The database that every server has, from which others are created.</summary>
    public string Maintenance => new SqlConnectionStringBuilder(_builder.ConnectionString) { InitialCatalog = "master" }.ConnectionString;

    public string Database => _builder.InitialCatalog;

    public string User => _builder.IntegratedSecurity ? Environment.UserName : _builder.UserID;

    /// <summary>The schema of the history: what the URL says (<c>schema=</c>), else <c>dbo</c>, as Prisma has it.</summary>
    public string Schema { get; }

    /// <summary>Where the connection comes from, for remedies.</summary>
    public string Origin => $"the connection string of {_configurationPath}";

    /// <exception cref="MigrationFailedException">The connection string cannot be read (P1013).</exception>
    public static SqlServerAddress Of(MigrationTarget target)
    {
        try
        {
            var builder = new SqlConnectionStringBuilder(target.Database.Engine.ConnectionStrings.Normalize(target.ConnectionString))
            {
                // The lock belongs to the session: it has to end with the run, and the driver must not replace it unseen.
                Pooling = false,
                Enlist = false,
                ConnectRetryCount = 0,
                MultipleActiveResultSets = false,
            };
            if (builder.InitialCatalog.Length == 0)
            {
                builder.InitialCatalog = target.Database.DatabaseName;
            }

            if (!builder.ShouldSerialize("Application Name"))
            {
                builder.ApplicationName = "netscript-migrator";
            }

            if (!builder.ShouldSerialize("Connect Timeout"))
            {
                // The driver tries again by itself until then, in silence.
                builder.ConnectTimeout = (int)Math.Clamp(Math.Ceiling(target.ConnectTimeout.TotalSeconds), 1, builder.ConnectTimeout);
            }

            return new SqlServerAddress(builder, SchemaOf(target.ConnectionString) ?? "dbo", target.Database.ConfigurationPath);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            // The driver's message may quote a part of the connection string.
            throw MigrationFailedException.Of(
                "P1013",
                $"The connection string of {target.Database.ConfigurationPath} is not one of SQL Server. Write it as 'Server=…,1433;Database=…;User ID=…;Password=…' or as a URL, 'sqlserver://host:1433;database=…'.");
        }
    }

    public override string ToString() => $"the SQL Server at {_builder.DataSource}";

    // The driver has no word for it, so the connection string that is made of a URL does not have it either.
    private static string? SchemaOf(string text)
    {
        if (!NetScript.Configuration.DatabaseEngine.Mssql.ConnectionStrings.IsUrl(text))
        {
            return null;
        }

        var rest = text.Trim().Split("://", 2)[1];
        var schema = rest.Contains(';')
            ? JdbcText.Parse(rest).Properties.FirstOrDefault(property => property.Name.Equals("schema", StringComparison.OrdinalIgnoreCase)).Value
            : UrlText.Parse(text).Parameters.GetValueOrDefault("schema");
        return string.IsNullOrEmpty(schema) ? null : schema;
    }
}
