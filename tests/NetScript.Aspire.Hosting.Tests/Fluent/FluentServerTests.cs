using Aspire.Hosting.Testing;

namespace NetScript.Aspire.Hosting.Tests.Fluent;

public sealed class FluentServerTests
{
    [Theory]
    [InlineData("Postgres", "")]
    [InlineData("Postgres", "--NetScript:Databases:orders:DataPath=/configured")]
    [InlineData("Mysql", "--NetScript:Databases:orders:DataPath=/configured")]
    [InlineData("Mssql", "--NetScript:Databases:orders:DataPath=/configured")]
    public void The_data_path_in_code_takes_the_place_of_the_configured_one(string engine, string configured)
    {
        using var workspace = new TestWorkspace();
        var database = Database(workspace, engine, configured);

        database.WithDataPath(Path.Combine(workspace.Root, "first")).WithDataPath(Path.Combine(workspace.Root, "second"));

        Assert.All(Mounts(database), mount => Assert.StartsWith(Path.Combine(workspace.Root, "second"), mount.Source, StringComparison.Ordinal));
        Assert.NotEmpty(Mounts(database));
        Assert.Equal(Path.Combine(workspace.Root, "second"), database.Resource.Definition!.DataPath);
    }

    [Fact]
    public async Task A_SQLite_file_can_be_named_in_code()
    {
        using var workspace = new TestWorkspace();
        var file = Path.Combine(workspace.Root, "elsewhere.db");

        var database = Database(workspace, "Sqlite", "--NetScript:Databases:orders:ConnectionString=Data Source=configured.db").WithDataPath(file);

        Assert.Contains(file, await database.Resource.ConnectionStringExpression.GetValueAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(file, await database.Resource.UriExpression.GetValueAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void The_server_is_configured_with_the_methods_of_its_own_integration()
    {
        using var workspace = new TestWorkspace();
        var database = Database(workspace, "Postgres", "");

        database.ConfigureServer(server => server.WithImageTag("16.1"))
            .ConfigureServer<PostgresServerResource>(server => server.WithEnvironment("TZ", "UTC"))
            .ConfigureServer<MySqlServerResource>(_ => Assert.Fail("This is PostgreSQL."));

        Assert.Equal("16.1", database.Resource.Server!.Annotations.OfType<ContainerImageAnnotation>().Last().Tag);
        Assert.NotEmpty(database.Resource.Server.Annotations.OfType<EnvironmentCallbackAnnotation>());
    }

    private static List<ContainerMountAnnotation> Mounts(IResourceBuilder<NetScriptDatabaseResource> database) =>
        [.. database.Resource.Server!.Annotations.OfType<ContainerMountAnnotation>().Where(mount => mount.Type == ContainerMountType.BindMount)];

    private static IResourceBuilder<NetScriptDatabaseResource> Database(TestWorkspace workspace, string engine, string setting) =>
        DistributedApplicationTestingBuilder.Create(
        [
            $"--NetScript:Workspace={workspace.Root}", "--NetScript:PrimaryDatabase=orders", $"--NetScript:Databases:orders:Engine={engine}", .. setting.Length > 0 ? [setting] : Array.Empty<string>(),
        ]).AddNetScriptDatabase();
}
