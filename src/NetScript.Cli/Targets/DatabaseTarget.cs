using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Cli.Targets;

/// <summary>The database that a command is about.</summary>
/// <param name="Definition">Its definition, with what the command line says about it.</param>
/// <param name="ConnectionString">How to connect, in ADO.NET's form, with secrets.</param>
/// <param name="Environment">Chooses the seeds; <see langword="null"/> for what the variables of the process say.</param>
internal sealed record DatabaseTarget(DatabaseDefinition Definition, string ConnectionString, string? Environment)
{
    /// <summary>What gave the connection where there is no configuration: <c>--url</c> or a variable.</summary>
    public string? Origin { get; init; }

    public TimeSpan? ConnectTimeout { get; init; }

    /// <summary>The address for people, as a URL without its password.</summary>
    public string RedactedUrl => DatabaseUrls.Redact(Definition.Engine, ConnectionString);

    /// <exception cref="MigrationCatalogException">The files cannot be used.</exception>
    /// <param name="isNew">Whether there need not be any yet.</param>
    public MigrationCatalog LoadCatalog(bool isNew = false) => MigrationCatalog.Load(Definition, plugins: null, Environment, mayBeMissing: isNew);

    /// <param name="logger">Takes the log.</param>
    /// <param name="shadow">A database that may be emptied.</param>
    public SchemaAuthor CreateAuthor(ILogger logger, string? shadow = null)
        => ConnectTimeout is { } timeout
            ? new SchemaAuthor(Definition, ConnectionString, logger) { ShadowConnectionString = shadow, ConnectTimeout = timeout }
            : new SchemaAuthor(Definition, ConnectionString, logger) { ShadowConnectionString = shadow };

    public Migrator CreateMigrator(ILogger logger)
        => ConnectTimeout is { } timeout
            ? new Migrator(Definition, ConnectionString, logger) { ConnectTimeout = timeout }
            : new Migrator(Definition, ConnectionString, logger);

    /// <summary>Puts options for the settings which a message names as the remedy, where there is no configuration to change.</summary>
    public string Explain(string message)
    {
        if (Origin is null)
        {
            return message;
        }

        var path = Definition.ConfigurationPath;
        return message
            .Replace($"{path}:Migrations:LockTimeout", "--lock-timeout", StringComparison.Ordinal)
            .Replace($"{path}:Migrations:CommandTimeout", "--command-timeout", StringComparison.Ordinal)
            .Replace($"{path}:Migrations:AllowOutOfOrder = true, or ", "", StringComparison.Ordinal)
            .Replace($"{path}:Migrations:Path", "--migrations", StringComparison.Ordinal)
            .Replace($"the connection string of {path}", Origin, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Never with the connection string.</summary>
    public override string ToString() => Definition.ToString();
}
