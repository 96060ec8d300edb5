using NetScript.Aspire.Hosting.Engines;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Tests.Provisioning;

public sealed class DataPathLockTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();
    private readonly List<DataPathLock> _locks = [];

    [Fact]
    public void A_second_AppHost_is_refused_while_the_first_has_the_data()
    {
        var first = Of("/apps/one");
        first.Take(isPersistent: false);

        var exception = Assert.Throws<DistributedApplicationException>(() => Of("/apps/two").Take(isPersistent: false));

        Assert.Contains(DataPath, exception.Message, StringComparison.Ordinal);
        Assert.Contains("NetScript:Databases:postgres:DataPath", exception.Message, StringComparison.Ordinal);
        first.Dispose();
        Of("/apps/two").Take(isPersistent: false);
    }

    [Fact]
    public void A_server_that_is_started_again_has_its_data_still()
    {
        var first = Of("/apps/one");

        first.Take(isPersistent: false);
        first.Take(isPersistent: false);
    }

    [Fact]
    public void A_persistent_container_keeps_its_data_to_its_AppHost_when_that_has_stopped()
    {
        var first = Of("/apps/one");
        first.Take(isPersistent: true);
        first.Dispose();

        var exception = Assert.Throws<DistributedApplicationException>(() => Of("/apps/two").Take(isPersistent: false));

        Assert.Contains("/apps/one", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{DataPath}.owner", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_AppHost_that_is_started_twice_shares_its_persistent_container()
    {
        Of("/apps/one").Take(isPersistent: true);

        Of("/apps/one").Take(isPersistent: true);
    }

    [Fact]
    public void Nothing_is_left_behind_by_a_container_that_ends_with_its_AppHost()
    {
        var first = Of("/apps/one");
        first.Take(isPersistent: true);
        first.Dispose();
        var second = Of("/apps/one");
        second.Take(isPersistent: false);
        second.Dispose();

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(DataPath)!));
    }

    public void Dispose()
    {
        _locks.ForEach(item => item.Dispose());
        _workspace.Dispose();
    }

    private string DataPath => Path.Combine(_workspace.Root, ".data", "postgres");

    private DataPathLock Of(string appHost)
    {
        var definition = new DatabaseDefinition { Key = "postgres", Engine = DatabaseEngine.Postgres, Workspace = _workspace.Root, DataPath = DataPath };
        var created = new DataPathLock(() => definition, appHost);
        _locks.Add(created);
        return created;
    }
}
