#pragma warning disable ASPIREPIPELINES001 // Steps of the pipeline are the only way to publish, and still called experimental.

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Publishing;

/// <summary>Makes the migrations of a published application a container that runs once, before what depends on the database.</summary>
internal static class PublishedMigrations
{
    /// <summary>The name of the step that writes the files of a database.</summary>
    public static string StepName(NetScriptMigrationsResource migrations) => $"write-{migrations.Name}";

    public static void Add(IResourceBuilder<NetScriptMigrationsResource> migrations)
    {
        var resource = migrations.Resource;
        var files = new PublishedFiles(PublishedFiles.OutputOf(migrations.ApplicationBuilder), resource.Database);
        migrations
            .WithImage(resource.Name)
            .WithDockerfile(files.Image)
            .WithEnvironment(context => context.EnvironmentVariables[$"ConnectionStrings__{resource.Database.Name}"] = new ConnectionStringReference(resource.Database, optional: false))
            // After the Dockerfile, which replaces the steps that are there.
            .WithPipelineStepFactory(_ => new PipelineStep
            {
                Name = StepName(resource),
                Description = $"Writes the migrations of '{resource.Database.Name}' as SQL and as what the image of its migrator is built from.",
                Resource = resource,
                RequiredBySteps = resource.IsExcludedFromPublish() ? [WellKnownPipelineSteps.Publish] : [WellKnownPipelineSteps.Publish, $"build-{resource.Name}"],
                Action = context =>
                {
                    files.Write(context.Logger);
                    return Task.CompletedTask;
                },
            });
        if (resource.Database.Server is { } server)
        {
            migrations.WaitForStart(migrations.ApplicationBuilder.CreateResourceBuilder(server));
        }

        // Code may change the mode, and what depends on the database is added after it.
        migrations.ApplicationBuilder.Eventing.Subscribe<BeforeStartEvent>((started, _) =>
        {
            Complete(migrations, started.Model);
            return Task.CompletedTask;
        });
    }

    private static void Complete(IResourceBuilder<NetScriptMigrationsResource> migrations, DistributedApplicationModel model)
    {
        var resource = migrations.Resource;
        if (resource.Database.Definition?.Migrations.Mode is not (MigrationsMode.Apply or MigrationsMode.Develop))
        {
            migrations.ExcludeFromManifest();
        }

        if (!resource.IsExcludedFromPublish())
        {
            foreach (var dependent in model.Resources.OfType<IResourceWithWaitSupport>().Where(dependent => dependent != resource && Awaits(dependent, resource)).ToList())
            {
                migrations.ApplicationBuilder.CreateResourceBuilder(dependent).WaitForCompletion(migrations);
            }
        }
    }

    // Publishers know how to wait for a container, not for a database.
    private static bool Awaits(IResource dependent, NetScriptMigrationsResource migrations) =>
        dependent.Annotations.OfType<WaitAnnotation>().Any(wait => wait.Resource == migrations.Database || wait.Resource == migrations);
}
