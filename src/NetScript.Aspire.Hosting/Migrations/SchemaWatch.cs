using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>Follows the schema files of a database that is being developed.</summary>
internal sealed class SchemaWatch(NetScriptDatabaseResource database)
{
    /// <summary>Does something whenever a file has changed.</summary>
    public async Task FollowAsync(Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        if (database.Definition is not { } definition)
        {
            return;
        }

        // However many changes there are while one is looked at, it is looked once more.
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var watchers = DatabaseSchema.DirectoriesOf(definition, database.Plugins).Select(directory => Watch(directory, () => changes.Writer.TryWrite(true))).ToList();
        try
        {
            await foreach (var _ in changes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await act(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }
    }

    private static FileSystemWatcher Watch(string directory, Action changed)
    {
        var watcher = new FileSystemWatcher(directory, "*.prisma") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changed();
        watcher.Created += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
