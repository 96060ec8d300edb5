using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>Keeps a second server off a data path: two servers on the same files destroy them, and each is alone in its container and cannot see the other.</summary>
internal sealed class DataPathLock(DatabaseDefinition definition, string appHost) : IDisposable
{
    private FileStream? _lock;

    /// <summary>Lets the server's container start only with the data path to itself.</summary>
    public static void Guard<T>(IResourceBuilder<T> server, DatabaseDefinition definition)
        where T : ContainerResource
    {
        var builder = server.ApplicationBuilder;
        if (definition.DataPath is not null && builder.ExecutionContext.IsRunMode)
        {
            // The provider disposes only what it creates itself.
            builder.Services.AddKeyedSingleton(server.Resource.Name, (_, _) => new DataPathLock(definition, builder.AppHostDirectory));
            server.OnBeforeResourceStarted((resource, started, _) =>
            {
                started.Services.GetRequiredKeyedService<DataPathLock>(resource.Name)
                    .Take(resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var lifetime) && lifetime.Lifetime == ContainerLifetime.Persistent);
                return Task.CompletedTask;
            });
        }
    }

    private string LockPath => $"{Path.TrimEndingDirectorySeparator(definition.DataPath!)}.lock";

    // A persistent container is there whether its AppHost runs or not.
    private string OwnerPath => $"{Path.TrimEndingDirectorySeparator(definition.DataPath!)}.owner";

    /// <exception cref="DistributedApplicationException">Another AppHost has a server on it.</exception>
    internal void Take(bool isPersistent)
    {
        if (_lock is not null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(LockPath)!);
        var owner = File.Exists(OwnerPath) ? File.ReadAllText(OwnerPath).Trim() : null;
        if (owner is not null && owner != appHost)
        {
            throw new DistributedApplicationException($"The data of '{definition.Key}' in {definition.DataPath} belong to the persistent container of the AppHost in {owner}. "
                + $"Two servers would destroy them, so none was started. Remove that container and delete {OwnerPath}, or give this database a path of its own ({definition.ConfigurationPath}:DataPath).");
        }

        try
        {
            _lock = new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (owner is null || !isPersistent)
        {
            throw new DistributedApplicationException($"Another AppHost runs a server on the data of '{definition.Key}' in {definition.DataPath}. Two servers would destroy them, so none was started. "
                + $"Stop the other AppHost and start this server, or give this database a path of its own ({definition.ConfigurationPath}:DataPath).", exception);
        }
        catch (IOException)
        {
            // The same AppHost, started twice: both use the one container.
            return;
        }

        if (isPersistent)
        {
            File.WriteAllText(OwnerPath, appHost);
        }
        else
        {
            File.Delete(OwnerPath);
        }
    }

    public void Dispose() => _lock?.Dispose();
}
