using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Configuration;
using NetScript.Migrations;
using OpenTelemetry;

namespace NetScript.Aspire.Hosting.Migrations;

// What is said of the schema files.
internal sealed partial class MigrationController
{
    private volatile bool _hasSchema;
    private volatile string? _schemaReport;
    private volatile bool _followsSchema;

    /// <summary>Whether there are schema files to make migrations of.</summary>
    public bool HasSchema => _hasSchema;

    /// <summary>Says what the next migration would be, without touching anything.</summary>
    /// <inheritdoc cref="GetStatusAsync" path="/exception"/>
    public async Task<MigrationDraft> DraftAsync(CancellationToken cancellationToken)
    {
        var run = await OpenAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        return await run.Author.DraftAsync(run.Catalog, Database.LoadSchema(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says on the resource how the schema files, the migrations and the database agree.</summary>
    /// <inheritdoc cref="GetStatusAsync" path="/exception"/>
    public async Task ShowSchemaAsync(CancellationToken cancellationToken)
    {
        using var _ = SuppressInstrumentationScope.Begin();
        var run = await MigrationRun.OpenAsync(Database, LoadCatalog(), _services, TimeSpan.Zero, NullLogger.Instance, cancellationToken).ConfigureAwait(false);
        var status = await run.Author.GetStatusAsync(run.Catalog, Database.LoadSchema(), cancellationToken).ConfigureAwait(false);
        await _states.ShowSchemaAsync(status).ConfigureAwait(false);
        if (SchemaReport.Of(status) is { } report && report != _schemaReport)
        {
            Logger.LogWarning("Database '{Database}': {Report}", Database.Name, report);
        }

        _schemaReport = SchemaReport.Of(status);
    }

    // Nobody waits for it: whether the database is ready is decided without it.
    private void LookAtSchema(MigrationVerdict verdict)
    {
        if (!_hasSchema || verdict.Status is not { Failure: null })
        {
            return;
        }

        _errands.Begin($"the look at the schema of '{Database.Name}'", ShowSchemaAsync);
        if (Database.Definition?.Migrations.Mode == MigrationsMode.Develop && !_followsSchema)
        {
            _followsSchema = true;
            _errands.Begin($"the watch on the schema files of '{Database.Name}'", stopping => new SchemaWatch(Database).FollowAsync(ShowSchemaAsync, stopping));
        }
    }
}
