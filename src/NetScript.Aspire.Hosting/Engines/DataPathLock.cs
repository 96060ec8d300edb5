using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>Keeps a second server off a data path: two servers on the same files destroy them, and each is alone in its container and cannot see the other.</summary>
internal sealed class DataPathLock(Func<DatabaseDefinition> database, string appHost) : IDisposable
{
    private FileStream? _lock;

    /// <summary>Lets the server's container start only with the data path to itself.</summary>
    public static void Guard<T>(IResourceBuilder<T> server, Func<DatabaseDefinition> database)
        where T : ContainerResource
    {
        var builder = server.ApplicationBuilder;
        if (builder.ExecutionContext.IsRunMode)
        {
            // The provider disposes only what it creates itself.
            builder.Services.AddKeyedSingleton(server.Resource.Name, (_, _) => new DataPathLock(database, builder.AppHostDirectory));
            server.OnBeforeResourceStarted((resource, started, _) =>
            {
                started.Services.GetRequiredKeyedService<DataPathLock>(resource.Name)
                    .Take(resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var lifetime) && lifetime.Lifetime == ContainerLifetime.Persistent);
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>Why the server was not started, where that was so.</summary>
    public string? Problem { get; private set; }

    /// <exception cref="DistributedApplicationException">Another AppHost has a server on it.</exception>
    internal void Take(bool isPersistent)
    {
        if (_lock is null && database() is { DataPath: { } path } definition)
        {
            Problem = null;
            Take(definition, Path.TrimEndingDirectorySeparator(path), isPersistent);
        }
    }

    private void Take(DatabaseDefinition definition, string path, bool isPersistent)
    {
        // A persistent container is there whether its AppHost runs or not.
        var ownerFile = $"{path}.owner";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var owner = File.Exists(ownerFile) ? File.ReadAllText(ownerFile).Trim() : null;
        if (owner is not null && owner != appHost)
        {
            throw Refuse($"The data of '{definition.Key}' in {path} belong to the persistent container of the AppHost in {owner}.",
                $"Remove that container and delete {ownerFile}, or give this database a path of its own ({definition.ConfigurationPath}:DataPath).");
        }

        try
        {
            _lock = new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (owner is null || !isPersistent)
        {
            throw Refuse($"Another AppHost runs a server on the data of '{definition.Key}' in {path}.",
                $"Stop the other AppHost and start this server, or give this database a path of its own ({definition.ConfigurationPath}:DataPath).");
        }
        catch (IOException)
        {
            // The same AppHost, started twice: both use the one container.
            return;
        }

        if (isPersistent)
        {
            File.WriteAllText(ownerFile, appHost);
        }
        else
        {
            File.Delete(ownerFile);
        }
    }

    private DistributedApplicationException Refuse(string reason, string next)
    {
        Problem = $"{reason} Two servers would destroy them, so none was started. {next}";
        return new DistributedApplicationException(Problem);
    }

    public void Dispose() => _lock?.Dispose();
}
