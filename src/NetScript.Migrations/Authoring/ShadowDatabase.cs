using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Configuration;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Runs;
using NetScript.Schema.Database;

namespace NetScript.Migrations.Authoring;

/// <summary>A database in which migrations are replayed, to see what they make. Unless it is given, it is made beside the real one, and dropped in the end.</summary>
internal sealed class ShadowDatabase : IAsyncDisposable
{
    private const string Prefix = "prisma_migrate_shadow_db_";

    private readonly MigrationTarget _real;
    private readonly MigrationTarget _target;
    private readonly bool _isGiven;

    private ShadowDatabase(MigrationTarget real, string? connectionString)
    {
        _real = real;
        _isGiven = connectionString is not null;
        var database = real.Database;
        _target = new(
            // What it tells and measures is not about the real one.
            database with
            {
                Key = $"{database.Key}-shadow",
                Mode = DatabaseMode.Container,
                Migrations = database.Migrations with { Mode = MigrationsMode.Apply, AllowOutOfOrder = true },
            },
            connectionString ?? database.Engine.ConnectionStrings.WithDatabase(real.ConnectionString, NewName(database.Engine)),
            real.ConnectTimeout,
            NullLogger.Instance);
    }

    /// <summary>Makes it ready.</summary>
    /// <param name="real">The database beside which it is.</param>
    /// <param name="connectionString">The one to use, which is emptied; <see langword="null"/> to make one.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="MigrationFailedException">The one that is given cannot be used (P3014).</exception>
    public static async Task<ShadowDatabase> CreateAsync(MigrationTarget real, string? connectionString, CancellationToken cancellationToken)
    {
        var shadow = new ShadowDatabase(real, connectionString);
        if (connectionString is not null)
        {
            await shadow.EmptyAsync(cancellationToken).ConfigureAwait(false);
        }

        return shadow;
    }

    /// <summary>Applies those of the migrations that are not applied yet.</summary>
    /// <exception cref="MigrationFailedException">One failed (P3006), or the database cannot be made (P3014).</exception>
    public async Task MigrateAsync(MigrationCatalog catalog, CancellationToken cancellationToken)
    {
        var outcome = await new MigrationRun(_target, catalog, new()).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Failure is { Migration: { } migration } failure)
        {
            throw new MigrationFailedException(failure with
            {
                Code = "P3006",
                Message = $"P3006: {migration} does not apply to an empty shadow database. {failure.Message} Whoever starts with an empty database has the same: correct the migration, or the one before it.",
            });
        }

        if (outcome.Failure is { } other)
        {
            throw Unusable(other);
        }
    }

    /// <summary>What is in it.</summary>
    public async Task<DatabaseModel> ReadAsync(IReadOnlyList<string>? schemas, CancellationToken cancellationToken)
    {
        var session = await MigrationEngines.Get(_target.Database).OpenAsync(_target, cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        return await LiveSchema.ReadAsync(session, _target, schemas, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isGiven)
        {
            return;
        }

        try
        {
            await MigrationEngines.Get(_target.Database).DropDatabaseAsync(_target, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            // What was found out is right nevertheless.
            _real.Logger.LogWarning("{Database}: the shadow database {Name} could not be dropped: {Reason} Drop it by hand", _real.Database.Key, _target.DatabaseName, exception.Message);
        }
    }

    private async Task EmptyAsync(CancellationToken cancellationToken)
    {
        if (_target.ConnectionString == _real.ConnectionString || (_target.DatabaseName == _real.DatabaseName && HostOf(_target) == HostOf(_real)))
        {
            throw MigrationFailedException.Of("P3014", $"The shadow database of '{_real.Database.Key}' is the database itself, and everything in it would be dropped. Name another one.");
        }

        var run = new Run(_target, "shadow");
        if (await new ResetRun(_target).DropAsync(run, _target.DatabaseName, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            throw Unusable(failure);
        }
    }

    private MigrationFailedException Unusable(MigrationFailure failure) => new(failure with
    {
        Code = "P3014",
        Message = $"P3014: The shadow database of '{_real.Database.Key}', in which migrations are replayed, could not be {(_isGiven ? "used" : "created")}. {failure.Message} "
            + (_isGiven ? "" : "Give the user the right to create databases, or name one that may be emptied (--shadow-url)."),
    });

    private static string? HostOf(MigrationTarget target) => target.Database.Engine.IsFile ? null : target.Database.Engine.ConnectionStrings.GetHost(target.ConnectionString);

    private static string NewName(DatabaseEngine engine)
    {
        var name = $"{Prefix}{Guid.NewGuid():N}";
        return engine.IsFile ? Path.Combine(Path.GetTempPath(), $"{name}.db") : name;
    }
}
