using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NetScript.Benchmarks.Subjects;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Benchmarks.Contenders;

/// <summary>Our library in a process that runs already, as an AppHost does: reading the files, connecting and migrating.</summary>
internal sealed class Library : Contender
{
    public override string Name => "NetScript, in process";

    public override async Task<Measurement> ApplyAsync(Corpus corpus, Subject subject, CancellationToken cancellationToken)
    {
        var database = new DatabaseDefinition
        {
            Key = "bench",
            Engine = subject.Engine,
            Workspace = corpus.Directory,
            Migrations = new MigrationsOptions { Path = corpus.PrismaMigrations },
        };
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var outcome = await new Migrator(database, subject.Url, NullLogger.Instance).MigrateAsync(MigrationCatalog.Load(database), cancellationToken: cancellationToken).ConfigureAwait(false);
        var wall = Stopwatch.GetElapsedTime(start);
        return outcome.Failure is null ? new Measurement(wall, Environment.CpuUsage.TotalTime - cpu, null) : throw new InvalidOperationException(outcome.Failure.Message);
    }
}
