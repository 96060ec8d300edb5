namespace NetScript.Aspire.Hosting.Tests.Publishing;

public sealed class PublishedAddressTests
{
    [Theory]
    [InlineData("Postgres", "postgresql://")]
    [InlineData("Mysql", "mysql://")]
    [InlineData("Mssql", "sqlserver://")]
    public void The_address_of_a_server_that_is_published_too_is_made_of_its_endpoint_and_its_password(string engine, string scheme)
    {
        using var workspace = TestWorkspace.WithJobs();
        var database = new PublishedApp(workspace, engine).Database.Resource;

        Assert.Equal("{orders.connectionString}", PublishedApp.Expression(database));
        Assert.Contains("{orders-server.bindings.tcp.host}", PublishedApp.Expression(database.UriExpression), StringComparison.Ordinal);
        Assert.Contains("{orders-password.value", PublishedApp.Expression(database.UriExpression), StringComparison.Ordinal);
        Assert.StartsWith(scheme, PublishedApp.Expression(database.UriExpression), StringComparison.Ordinal);
        Assert.Contains("orders", PublishedApp.Expression(database.UriExpression)[^60..], StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_an_external_database_is_asked_for_and_that_of_this_machine_is_nowhere()
    {
        using var workspace = TestWorkspace.WithJobs();
        var app = new PublishedApp(
            workspace, "Postgres", "--NetScript:Databases:orders:Mode=External", "--ConnectionStrings:orders=Host=here;Username=me;Password=pa55word;Database=orders");
        var database = app.Database.Resource;

        Assert.Equal("{orders-connection-string.value}", PublishedApp.Expression(database.ConnectionStringExpression));
        Assert.Equal("{orders-uri.value}", PublishedApp.Expression(database.UriExpression));
        Assert.Equal(["orders-connection-string", "orders-uri"], app.Parameters.Select(parameter => parameter.Name));
        Assert.All(app.Parameters, parameter => Assert.True(parameter.Secret));
        Assert.DoesNotContain(((IResourceWithConnectionString)database).GetConnectionProperties(), property => PublishedApp.Expression(property.Value).Contains("here", StringComparison.Ordinal));
    }

    [Fact]
    public void An_external_database_need_not_be_known_where_the_application_is_published()
    {
        using var workspace = TestWorkspace.WithJobs();

        Assert.NotEmpty(new PublishedApp(workspace, "Mysql", "--NetScript:Databases:orders:Mode=External").Parameters);
    }

    [Fact]
    public void The_path_of_a_file_is_asked_for()
    {
        using var workspace = TestWorkspace.WithJobs();
        var app = new PublishedApp(workspace, "Sqlite", $"--NetScript:Databases:orders:DataPath={workspace.DatabaseFile}");

        Assert.Equal("Data Source={orders-file.value}", PublishedApp.Expression(app.Database.Resource.ConnectionStringExpression));
        Assert.Equal("file:{orders-file.value}", PublishedApp.Expression(app.Database.Resource.UriExpression));
        Assert.Equal(["orders-file"], app.Parameters.Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("Postgres")]
    [InlineData("Mysql")]
    [InlineData("Mssql")]
    public void Data_that_are_in_a_folder_here_are_in_a_volume_there(string engine)
    {
        using var workspace = TestWorkspace.WithJobs();
        var server = new PublishedApp(workspace, engine, "--NetScript:Databases:orders:DataPath=.data/orders").Database.Resource.Server!;

        Assert.Equal([ContainerMountType.Volume], server.Annotations.OfType<ContainerMountAnnotation>().Select(mount => mount.Type));
        Assert.Empty(Directory.GetDirectories(workspace.Root, ".data"));
    }
}
