using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;
using NetScript.Migrations;

namespace Aspire.Hosting;

/// <summary>Says in code how a database is seeded, instead of in the <c>NetScript:Databases</c> block.</summary>
public static class NetScriptDatabaseSeedExtensions
{
    /// <summary>Seeds the database with code of the AppHost, after the SQL scripts.</summary>
    /// <param name="builder">The database.</param>
    /// <param name="seed">The code. It has the address of the database, an open connection if it asks for one, a logger and the services of the AppHost.</param>
    /// <param name="name">What the seed is recorded as in the database, next to the names of the scripts. Several seeds need a name each.</param>
    /// <param name="version">
    /// What stands for the code where seeds run again on change: what code does cannot be compared, so change it together with the code. Without meaning where <c>Seed:Mode</c> is <c>Once</c> or <c>Always</c>.
    /// </param>
    /// <returns>The database.</returns>
    /// <remarks>
    /// It runs when <c>Seed:Mode</c> says so: once for a database, on change, or at each start. It is recorded when it has come to its end: if it was interrupted, it runs again, so it has to cope with its own rows.
    /// An exception shows on the migrations resource as NS1008, without the password of the database.
    /// </remarks>
    /// <exception cref="DistributedApplicationException">There is a seed of this name already.</exception>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase()
    ///                 .WithSeed(async (context, cancellationToken) =>
    ///                 {
    ///                     await using var connection = await context.OpenConnectionAsync(cancellationToken);
    ///                     await using var command = connection.CreateCommand();
    ///                     command.CommandText = "DELETE FROM jobs; INSERT INTO jobs (id, name) VALUES (1, 'nightly')";
    ///                     await command.ExecuteNonQueryAsync(cancellationToken);
    ///                 }, name: "jobs");
    /// </code>
    /// </example>
    [AspireExport]
    public static IResourceBuilder<NetScriptDatabaseResource> WithSeed(
        this IResourceBuilder<NetScriptDatabaseResource> builder, Func<SeedContext, CancellationToken, Task> seed, string name = "WithSeed", string version = "1")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(version);

        if (builder.Resource.Seeds.Any(other => other.Name == name))
        {
            throw new DistributedApplicationException($"Database '{builder.Resource.Name}' has a seed '{name}' already. Give this one a name of its own: WithSeed(…, name: \"…\").");
        }

        builder.Resource.Seeds.Add(new SeedAction(name, version, seed));
        return builder;
    }

    /// <summary>Seeds the database with a command, after everything else: what <c>migrations.seed</c> is in Prisma.</summary>
    /// <param name="builder">The database.</param>
    /// <param name="command">The command as the shell takes it: a program, or a whole line.</param>
    /// <param name="args">Arguments to add to it. They are quoted for the shell where that is needed.</param>
    /// <returns>The database.</returns>
    /// <remarks>
    /// Overrides <c>Seed:Command</c>. The shell runs it in the workspace, with the URL of the database in <c>DATABASE_URL</c> and <c>&lt;KEY&gt;_URI</c>. It is recorded like a script, and counts as changed when the
    /// command changes or a file of the workspace that it names.
    /// </remarks>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase()
    ///                 .WithSeedCommand("deno", "run", "-A", "scripts/seed.ts");
    /// </code>
    /// </example>
    [AspireExport]
    public static IResourceBuilder<NetScriptDatabaseResource> WithSeedCommand(this IResourceBuilder<NetScriptDatabaseResource> builder, string command, params string[] args)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(command);
        ArgumentNullException.ThrowIfNull(args);

        builder.Resource.Set("Seed:Command", nameof(WithSeedCommand), database => database with
        {
            Seed = database.Seed with { Command = string.Join(' ', args.Select(Quote).Prepend(command)) },
        });
        return builder;
    }

    /// <summary>Runs no seed, neither a script nor code nor a command.</summary>
    /// <param name="builder">The database.</param>
    /// <returns>The database.</returns>
    /// <remarks>Overrides <c>Seed:Mode</c>: it is <c>Off</c>.</remarks>
    /// <example>
    /// <code lang="csharp">
    /// var db = builder.AddNetScriptDatabase();
    /// if (builder.Configuration["seeds"] == "no")
    /// {
    ///     db.WithoutSeeds();
    /// }
    /// </code>
    /// </example>
    [AspireExport]
    public static IResourceBuilder<NetScriptDatabaseResource> WithoutSeeds(this IResourceBuilder<NetScriptDatabaseResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Resource.Set("Seed:Mode", nameof(WithoutSeeds), database => database with { Seed = database.Seed with { Mode = SeedMode.Off } });
        return builder;
    }

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:=@,+".Contains(character)) ? argument
        : OperatingSystem.IsWindows() ? $"\"{argument.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
