using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>The commands of a migrations resource. Their names are verbs, to read well from a command line.</summary>
internal static class MigrationCommands
{
    public static IResourceBuilder<NetScriptMigrationsResource> WithMigrationCommands(this IResourceBuilder<NetScriptMigrationsResource> builder)
    {
        var key = builder.Resource.Database.Name;
        return builder
            .WithCommand("migrate", "Migrate", context => RunAsync(context, key, (c, token) => c.MigrateAsync(token)), new CommandOptions
            {
                Description = "Applies the pending migrations, then runs the seeds that are due.",
                IconName = "ArrowSync",
                IsHighlighted = true,
                UpdateState = context => State(context, key),
            })
            .WithCommand("seed", "Seed", context => RunAsync(context, key, (c, token) => c.SeedAsync(token)), new CommandOptions
            {
                Description = "Runs the seeds that are due.",
                IconName = "LeafOne",
                UpdateState = context => State(context, key),
            })
            .WithCommand("status", "Status", context => StatusAsync(context, key), new CommandOptions
            {
                Description = "Shows each migration and seed as the database has it now. Changes nothing.",
                IconName = "Info",
            });
    }

    private static ResourceCommandState State(UpdateCommandStateContext context, string key) =>
        Controller(context.Services, key).CanRun ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

    private static async Task<ExecuteCommandResult> RunAsync(
        ExecuteCommandContext context, string key, Func<MigrationController, CancellationToken, Task<MigrationVerdict?>> run)
    {
        var controller = Controller(context.Services, key);
        var verdict = await run(controller, context.CancellationToken).ConfigureAwait(false);
        if (verdict is null)
        {
            return CommandResults.Failure($"Database '{key}' is being migrated or seeded already. Wait until that has ended.");
        }

        var report = MigrationReport.Of(verdict);
        return verdict.Health == HealthStatus.Healthy
            ? CommandResults.Success(verdict.Description, report, CommandResultFormat.Markdown)
            : CommandResults.Failure(verdict.Description, report, CommandResultFormat.Markdown);
    }

    private static async Task<ExecuteCommandResult> StatusAsync(ExecuteCommandContext context, string key)
    {
        try
        {
            var status = await Controller(context.Services, key).GetStatusAsync(context.CancellationToken).ConfigureAwait(false);
            return status.Failure is { } failure
                ? CommandResults.Failure(failure.Message)
                : CommandResults.Success(MigrationReport.Headline(status), MigrationReport.Of(status), CommandResultFormat.Markdown, displayImmediately: true);
        }
        catch (Exception exception) when (exception is MigrationCatalogException or DistributedApplicationException)
        {
            return CommandResults.Failure(exception.Message);
        }
    }

    private static MigrationController Controller(IServiceProvider services, string key) =>
        services.GetRequiredKeyedService<MigrationController>(key);
}
