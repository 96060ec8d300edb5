using System.Data.Common;
using NetScript.Configuration;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines;

/// <summary>What differs from one database engine to another. To add an engine, implement this in a folder of its own and add it to <see cref="MigrationEngines"/>.</summary>
internal interface IMigrationEngine
{
    DatabaseEngine Engine { get; }

    /// <summary>The value of OpenTelemetry's <c>db.system.name</c>.</summary>
    string SystemName { get; }

    SqlDialect Dialect { get; }

    IScriptWriter ScriptWriter { get; }

    /// <summary>Connects in order to migrate: waits for a server that is starting, and creates the database if it is missing.</summary>
    /// <exception cref="MigrationFailedException">It was not possible for a reason that people can act on.</exception>
    Task<IMigrationSession> OpenAsync(MigrationTarget target, CancellationToken cancellationToken);

    /// <summary>Connects in order to read, once and without waiting; <see langword="null"/> if the database does not exist.</summary>
    /// <exception cref="MigrationFailedException">It was not possible for a reason that people can act on.</exception>
    Task<IMigrationSession?> OpenExistingAsync(MigrationTarget target, CancellationToken cancellationToken);

    /// <summary>A connection with the engine's driver, not open and not pooled.</summary>
    /// <exception cref="MigrationFailedException">The connection string cannot be read (P1013).</exception>
    DbConnection CreateConnection(MigrationTarget target);

    /// <summary>Drops the database, if it exists.</summary>
    /// <exception cref="DbException">It could not be dropped.</exception>
    Task DropDatabaseAsync(MigrationTarget target, CancellationToken cancellationToken);

    /// <summary>Whether the connection is gone, so that nobody knows what became of a commit that was under way.</summary>
    bool IsConnectionLost(DbException exception);

    /// <summary>Puts an error of the driver that is no script's fault in words, with what to do next.</summary>
    MigrationFailure Explain(DbException exception, MigrationTarget target);
}
