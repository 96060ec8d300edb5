using NetScript.Configuration;
using NetScript.Migrations.Engines;

namespace NetScript.Migrations.Runs;

/// <summary>Finds out whether a server can be used, once and without waiting for it.</summary>
internal sealed class ServerQuery(MigrationTarget target)
{
    public async Task<ServerCheck> ExecuteAsync(CancellationToken cancellationToken)
    {
        ServerFacts? facts = null;
        var failure = await new Run(target, "check").ExecuteAsync(async (engine, _) =>
        {
            // A database that does not exist yet is created by the first run, or refused to it.
            var session = await engine.OpenExistingAsync(target, cancellationToken).ConfigureAwait(false);
            if (session is not null)
            {
                await using var closing = session.ConfigureAwait(false);
                facts = await session.DescribeServerAsync(cancellationToken).ConfigureAwait(false);
                ThrowIfUnusable(facts);
            }
        }).ConfigureAwait(false);
        return new ServerCheck { Server = facts is null ? null : $"{facts.Product} {facts.Version}", Failure = failure };
    }

    private void ThrowIfUnusable(ServerFacts facts)
    {
        if (!facts.IsRecent)
        {
            throw MigrationFailedException.Of("P1015", $"The server of '{target.Database.Key}' is {facts.Product} {facts.Version}. Migrations need {facts.Product} {facts.Oldest} or later.");
        }

        if (!facts.MayCreateTables && target.Database.Migrations.Mode is not (MigrationsMode.Verify or MigrationsMode.Off))
        {
            var format = target.Database.Engine.ConnectionStrings;
            throw MigrationFailedException.Of("P1010", $"The user '{format.GetUser(target.ConnectionString)}' may not create tables in the database '{format.GetDatabase(target.ConnectionString)}' "
                + $"on {facts.Product} {facts.Version}. Grant it that right, connect as the owner, or set {target.Database.ConfigurationPath}:Migrations:Mode to Verify where others migrate it.");
        }
    }
}
