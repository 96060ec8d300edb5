using NetScript.Cli.Output;
using NetScript.Cli.Reports;
using NetScript.Configuration;
using NetScript.Migrations;
using NetScript.Schema;
using NetScript.Schema.Database;
using NetScript.Schema.Providers;

namespace NetScript.Cli.Targets;

/// <summary>Reads what is compared.</summary>
/// <param name="invocation">The call.</param>
/// <param name="provider">The provider of both sides.</param>
/// <param name="shadow">A database that may be emptied, for migrations.</param>
/// <param name="other">A database beside which one may be made, for migrations.</param>
internal sealed class DiffReader(Invocation invocation, SchemaProvider provider, string? shadow, string? other)
{
    private readonly DatabaseEngine _engine = DatabaseEngine.All.First(engine => engine.Provider == provider.Name);

    /// <summary>What is on one side, for a comparison with the other.</summary>
    /// <exception cref="UsageException">It cannot be read with these options.</exception>
    public async Task<(DatabaseModel? Database, FailureReport? Failure)> ReadAsync(DiffSource source, PrismaSchema? compared, CancellationToken cancellationToken)
    {
        // As Prisma has it: a schema that is made from nothing makes its default schema too, and a database has one already.
        return source switch
        {
            { Schema: { } schema } => (DatabaseModel.Of(schema.Model), null),
            { Url: { } url } => await ReadAsync(Target(url, source.Option, null), (author, _) => author.ReadAsync(compared?.Model.Datasource?.Schemas, cancellationToken)).ConfigureAwait(false),
            { Migrations: { } directory } => await ReadAsync(Target(Beside(), source.Option, directory), (author, target) => author.ReplayAsync(target.LoadCatalog(), compared?.Model.Datasource?.Schemas, cancellationToken)).ConfigureAwait(false),
            _ => (DatabaseModel.Nothing(provider), null),
        };
    }

    private async Task<(DatabaseModel? Database, FailureReport? Failure)> ReadAsync(DatabaseTarget target, Func<SchemaAuthor, DatabaseTarget, Task<SchemaReading>> read)
    {
        var author = new SchemaAuthor(target.Definition, target.ConnectionString, new ScreenLogger(invocation.Screen)) { ShadowConnectionString = shadow };
        var reading = await read(author, target).ConfigureAwait(false);
        return (reading.Database, FailureReport.Of(reading.Failure, target));
    }

    private DatabaseTarget Target(string url, string option, string? migrations) => new UnconfiguredDatabase(invocation.Finder.Options with { Url = url, Migrations = migrations }, invocation.Finder.Root).Find(_engine, url, option);

    // Where the shadow database is given, no other one is connected to.
    private string Beside() => other ?? (_engine.IsFile
        ? "file:none.db"
        : shadow is not null
        ? _engine.ConnectionStrings.WithDatabase(shadow, "none")
        : throw new UsageException($"Migrations for {_engine} are replayed on a server: name a database that may be emptied with --shadow-url."));
}
