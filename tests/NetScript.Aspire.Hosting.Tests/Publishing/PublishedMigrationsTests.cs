#pragma warning disable ASPIREPIPELINES001 // The steps are what is tested.

using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Testing;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Tests.Publishing;

public sealed class PublishedMigrationsTests
{
    [Fact]
    public async Task What_waits_for_the_database_waits_for_the_container_of_its_migrations_to_complete()
    {
        using var workspace = TestWorkspace.WithJobs();
        var app = new PublishedApp(workspace, "Postgres");
        var api = app.Add("api").WaitFor(app.Database);
        var job = app.Add("job").WaitForCompletion(app.Database.Migrations);
        var page = app.Add("page").WaitFor(api);

        await app.CompleteAsync();

        Assert.Contains(Waits(api.Resource), wait => wait == ("orders-migrations", WaitType.WaitForCompletion));
        Assert.Contains(Waits(job.Resource), wait => wait == ("orders-migrations", WaitType.WaitForCompletion));
        Assert.DoesNotContain(Waits(page.Resource), wait => wait.Name == "orders-migrations");
        Assert.Contains(Waits(app.Database.Resource.Migrations), wait => wait == ("orders-server", WaitType.WaitUntilStarted));
        Assert.DoesNotContain(Waits(app.Database.Resource.Migrations), wait => wait.Name == "orders-migrations");
    }

    [Theory]
    [InlineData(MigrationsMode.Verify)]
    [InlineData(MigrationsMode.Manual)]
    [InlineData(MigrationsMode.Off)]
    public async Task Where_migrations_are_not_applied_by_themselves_nothing_is_deployed_that_applies_them(MigrationsMode mode)
    {
        using var workspace = TestWorkspace.WithJobs();
        var app = new PublishedApp(workspace, "Postgres");
        var api = app.Add("api").WaitFor(app.Database);
        app.Database.WithMigrationsMode(mode);

        await app.CompleteAsync();

        Assert.True(app.Database.Resource.Migrations.IsExcludedFromPublish());
        Assert.DoesNotContain(Waits(api.Resource), wait => wait.Name == "orders-migrations");
        Assert.Equal([WellKnownPipelineSteps.Publish], (await StepAsync(app)).RequiredBySteps);
    }

    [Fact]
    public async Task Migrations_that_are_left_out_are_not_awaited()
    {
        using var workspace = TestWorkspace.WithJobs();
        var app = new PublishedApp(workspace, "Postgres");
        var api = app.Add("api").WaitFor(app.Database);
        app.Database.Migrations.ExcludeFromManifest();

        await app.CompleteAsync();

        Assert.DoesNotContain(Waits(api.Resource), wait => wait.Name == "orders-migrations");
        Assert.Equal([WellKnownPipelineSteps.Publish], (await StepAsync(app)).RequiredBySteps);
    }

    [Fact]
    public async Task The_files_are_written_before_the_image_is_built_from_them()
    {
        using var workspace = TestWorkspace.WithJobs();
        var app = new PublishedApp(workspace, "Postgres");
        await app.CompleteAsync();

        var step = await StepAsync(app);
        var build = app.Database.Resource.Migrations.Annotations.OfType<DockerfileBuildAnnotation>().Single();

        Assert.Equal("write-orders-migrations", step.Name);
        Assert.Equal([WellKnownPipelineSteps.Publish, "build-orders-migrations"], step.RequiredBySteps);
        Assert.Equal(Path.Combine(PublishedApp.Output(workspace), "orders-migrations"), build.ContextPath);
    }

    [Fact]
    public async Task The_container_is_told_the_address_by_reference()
    {
        using var workspace = TestWorkspace.WithJobs();
        var app = new PublishedApp(workspace, "Postgres");
        var migrations = app.Database.Migrations;
        var context = new EnvironmentCallbackContext(migrations.ApplicationBuilder.ExecutionContext, migrations.Resource);
        foreach (var annotation in migrations.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        var (name, value) = Assert.Single(context.EnvironmentVariables);
        Assert.Equal("ConnectionStrings__orders", name);
        Assert.Same(app.Database.Resource, Assert.IsType<ConnectionStringReference>(value).Resource);
    }

    [Fact]
    public void An_application_that_runs_has_nothing_of_it()
    {
        using var workspace = TestWorkspace.WithJobs();
        var builder = DistributedApplicationTestingBuilder.Create(
            [$"--NetScript:Workspace={workspace.Root}", "--NetScript:Databases:orders:Engine=Postgres", "--NetScript:Databases:orders:DataPath=.data/orders"]);
        var database = builder.AddNetScriptDatabase().Resource;

        Assert.Empty(database.Migrations.Annotations.OfType<PipelineStepAnnotation>());
        Assert.Empty(database.Migrations.Annotations.OfType<DockerfileBuildAnnotation>());
        Assert.Empty(database.Migrations.Annotations.OfType<EnvironmentCallbackAnnotation>());
        Assert.False(database.Migrations.TryGetContainerImageName(out _));
        Assert.Equal([ContainerMountType.BindMount], database.Server!.Annotations.OfType<ContainerMountAnnotation>().Select(mount => mount.Type));
    }

    private static IEnumerable<(string Name, WaitType Type)> Waits(IResource resource) =>
        resource.Annotations.OfType<WaitAnnotation>().Select(wait => (wait.Resource.Name, wait.WaitType));

    private static async Task<PipelineStep> StepAsync(PublishedApp app)
    {
        var migrations = app.Database.Resource.Migrations;
        var context = new PipelineStepFactoryContext { PipelineContext = null!, Resource = migrations };
        var steps = await Task.WhenAll(migrations.Annotations.OfType<PipelineStepAnnotation>().Select(annotation => annotation.CreateStepsAsync(context)));
        return steps.SelectMany(made => made).Single(step => step.Name.StartsWith("write-", StringComparison.Ordinal));
    }
}
