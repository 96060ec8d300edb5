using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;

namespace Aspire.Hosting.Standin.Tests;

public sealed class ContainerDescriptionTests
{
    [Theory]
    [InlineData("postgres", null, "postgres:latest")]
    [InlineData("postgres:17", null, "postgres:17")]
    [InlineData("postgres", "17", "postgres:17")]
    [InlineData("registry:5000/postgres", null, "registry:5000/postgres:latest")]
    [InlineData("registry:5000/postgres:17", null, "registry:5000/postgres:17")]
    [InlineData("postgres@sha256:abc", null, "postgres@sha256:abc")]
    public async Task An_image_is_taken_apart(string image, string? tag, string name)
    {
        await using var builder = TestApplication.CreateBuilder();
        var container = builder.AddContainer("pg", "other:1").WithImage(image, tag);

        Assert.True(container.Resource.TryGetContainerImageName(out var actual));
        Assert.Equal(name, actual);
    }

    [Fact]
    public async Task Two_tags_are_refused()
    {
        await using var builder = TestApplication.CreateBuilder();

        Assert.Throws<InvalidOperationException>(() => builder.AddContainer("pg", "postgres:17").WithImage("postgres:17", "18"));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddContainer("pg2", "postgres").WithImage("postgres@sha256:abc", "18"));
    }

    [Fact]
    public async Task A_folder_is_mounted_by_its_full_path()
    {
        await using var builder = TestApplication.CreateBuilder();
        var container = builder.AddContainer("pg", "postgres").WithBindMount("data", "/data", isReadOnly: true);

        var mount = Assert.Single(container.Resource.Annotations.OfType<ContainerMountAnnotation>());
        Assert.Equal((Path.Combine(builder.AppHostDirectory, "data"), "/data", ContainerMountType.BindMount, true), (mount.Source, mount.Target, mount.Type, mount.IsReadOnly));
    }

    [Fact]
    public async Task A_volume_is_named_after_the_application_and_the_resource()
    {
        await using var builder = TestApplication.CreateBuilder();
        var container = builder.AddContainer("pg", "postgres");
        var hash = builder.Configuration["AppHost:Sha256"]!;

        var name = VolumeNameGenerator.Generate(container, "data");

        Assert.Equal($"{builder.Environment.ApplicationName.ToLowerInvariant()}-{hash[..10].ToLowerInvariant()}-pg-data", name);
        Assert.Throws<ArgumentException>(() => VolumeNameGenerator.Generate(container, "a/b"));
    }

    [Theory]
    [InlineData(null, "/var/lib/postgresql")]
    [InlineData("17.6-bookworm", "/var/lib/postgresql/data")]
    [InlineData("18-alpine", "/var/lib/postgresql")]
    [InlineData("latest", "/var/lib/postgresql/data")]
    public async Task The_data_of_PostgreSQL_is_where_its_version_keeps_it(string? tag, string target)
    {
        await using var builder = TestApplication.CreateBuilder();
        var server = builder.AddPostgres("pg");
        if (tag is not null)
        {
            server.WithImageTag(tag);
        }

        server.WithDataVolume();

        Assert.Equal(target, Assert.Single(server.Resource.Annotations.OfType<ContainerMountAnnotation>()).Target);
    }
}
