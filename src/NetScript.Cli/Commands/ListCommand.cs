using NetScript.Cli.Reports;
using NetScript.Cli.Targets;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Cli.Commands;

/// <summary><c>list</c>: the databases of the configuration. Connects to none.</summary>
internal sealed class ListCommand(DbOptions options) : DbCommand("list", "Lists the configured databases: engine, mode, address and number of migrations. Connects to none.", options)
{
    protected override Task<Report> ExecuteAsync(Invocation invocation, CancellationToken cancellationToken)
        => Task.FromResult<Report>(new ListReport { Command = Name, Databases = Read(invocation) });

    private static IReadOnlyList<ListItem> Read(Invocation invocation)
    {
        if (invocation.Finder.IsAboutOne)
        {
            var target = invocation.FindTarget();
            return [Item(target.Definition, () => target)];
        }

        var configuration = invocation.LoadConfiguration();
        return [.. configuration.Databases.Where(invocation.Finder.IsMeant).Select(database => Item(database, () => invocation.Finder.Reach(database, configuration)))];
    }

    private static ListItem Item(DatabaseDefinition database, Func<DatabaseTarget> reach)
    {
        var problems = new List<string>();
        var target = Try(reach, problems);
        var catalog = Try(() => MigrationCatalog.Load(target?.Definition ?? database, plugins: null, target?.Environment), problems);
        return new ListItem
        {
            Key = database.Key,
            Engine = database.Engine.Name,
            Mode = database.Engine.IsFile ? null : database.Mode.ToString(),
            IsPrimary = database.IsPrimary,
            Url = target?.RedactedUrl,
            Description = database.Description,
            Migrations = catalog?.Migrations.Count,
            Seeds = catalog?.Seeds.Count,
            Problems = problems,
        };
    }

    // One database that is not right does not keep the others from being listed.
    private static T? Try<T>(Func<T> read, List<string> problems)
        where T : class
    {
        try
        {
            return read();
        }
        catch (NetScriptConfigurationException exception) when (exception.InnerException is NetScriptConfigurationException)
        {
            // A container whose AppHost does not run is nothing wrong.
            return null;
        }
        catch (Exception exception) when (exception is NetScriptConfigurationException or MigrationCatalogException or UsageException)
        {
            problems.Add(exception.Message);
            return null;
        }
    }
}
