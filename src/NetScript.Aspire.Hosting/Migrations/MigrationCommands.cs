using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>The commands of a migrations resource. Their names are verbs, to read well from a command line.</summary>
internal static class MigrationCommands
{
    public static IResourceBuilder<NetScriptMigrationsResource> WithMigrationCommands(this IResourceBuilder<NetScriptMigrationsResource> builder) => builder
        .With("migrate", "Migrate", command => command.RunAsync(RunActions.Apply, CommandRules.WhyNotChange), CommandRules.Change, new CommandOptions
        {
            Description = "Applies the pending migrations, then runs the seeds that are due.",
            IconName = "ArrowSync",
            IsHighlighted = true,
        })
        .With("seed", "Seed", command => command.RunAsync(RunActions.Seed, CommandRules.WhyNotChange), CommandRules.Seed, new CommandOptions
        {
            Description = "Runs the seeds that are due.",
            IconName = "LeafOne",
        })
        .With("status", "Status", command => command.ShowStatusAsync(), CommandRules.Read, new CommandOptions
        {
            Description = "Shows each migration and seed as the database has it now. Changes nothing.",
            IconName = "Info",
            IsHighlighted = true,
        })
        .With("preview", "Preview", command => command.ShowPreviewAsync(), CommandRules.Read, new CommandOptions
        {
            Description = "Shows the SQL that the migrate command would execute now. Changes nothing.",
            IconName = "Eye",
        })
        .With("verify", "Verify", command => command.RunAsync(RunActions.Verify, CommandRules.WhyNotRun), CommandRules.Run, new CommandOptions
        {
            Description = "Decides anew whether the database is ready, by comparing it with the migrations on disk. Changes nothing in it.",
            IconName = "CheckmarkCircle",
        })
        .With("create", "Create", command => command.CreateAsync(), CommandRules.Author, new CommandOptions
        {
            Description = "Writes the migration that the schema files need, after showing its SQL, and applies it.",
            IconName = "DocumentAdd",
            Arguments =
            [
                new InteractionInput { Name = "name", Label = "Name", Description = "What the migration is called, after its time.", InputType = InputType.Text, Placeholder = "add_users", Required = true },
                AcceptDataLoss(),
                new InteractionInput { Name = "yes", Label = "Do not ask", Description = "Write and apply it without showing its SQL first.", InputType = InputType.Boolean },
            ],
        })
        .With("push", "Push", command => command.PushAsync(), CommandRules.Author, new CommandOptions
        {
            Description = "Makes the database what the schema files say, without a migration, then runs the seeds that are due.",
            IconName = "ArrowUpload",
            ConfirmationMessage = "The database is changed without a migration. Other databases will not have the change. Go on?",
            Arguments = [AcceptDataLoss()],
        })
        .With("resolve", "Resolve", command => command.ResolveAsync(), CommandRules.Resolve, new CommandOptions
        {
            Description = "Says what became of a failed migration, after it was mended by hand. Changes the history only.",
            IconName = "Wrench",
            ConfirmationMessage = "Is the database as you are going to say? Nothing checks it.",
            Arguments =
            [
                new InteractionInput
                {
                    Name = "as",
                    Label = "What is true of it",
                    Description = "applied: all of it is in the database. rolled-back: nothing of it is, and the migrate command runs it again.",
                    InputType = InputType.Choice,
                    Options = [new("applied", "Applied"), new("rolled-back", "Rolled back")],
                    Required = true,
                },
                new InteractionInput { Name = "migration", Label = "Migration", Description = "The name of the migration. The failed one unless given.", InputType = InputType.Text, Placeholder = "the failed one" },
            ],
        })
        .With("baseline", "Baseline", command => command.BaselineAsync(), CommandRules.Baseline, new CommandOptions
        {
            Description = "Marks migrations as applied without running them: for a database that had their schema before it had a history.",
            IconName = "Flag",
            ConfirmationMessage = "Does the database have the schema of these migrations? Nothing checks it, and they are never run.",
            Arguments =
            [
                new InteractionInput { Name = "target", Label = "Up to", Description = "The last migration whose schema the database has. All of them unless given.", InputType = InputType.Text, Placeholder = "all" },
            ],
        })
        .With("reset", "Reset", command => command.ResetAsync(), CommandRules.Change, new CommandOptions
        {
            Description = "Drops everything in the database, applies all migrations and runs the seeds.",
            IconName = "DatabaseArrowDown",
            ConfirmationMessage = "All data in this database is lost. Go on?",
            Arguments =
            [
                new InteractionInput
                {
                    Name = "confirm",
                    Label = "Name of the database",
                    Description = "Type the name of the database (of SQLite's the name of the file), as the Database property has it.",
                    InputType = InputType.Text,
                    Required = true,
                },
            ],
        });

    private static InteractionInput AcceptDataLoss() =>
        new() { Name = "accept-data-loss", Label = "Accept data loss", Description = "Go on where data would be lost.", InputType = InputType.Boolean };

    private static IResourceBuilder<NetScriptMigrationsResource> With(
        this IResourceBuilder<NetScriptMigrationsResource> builder,
        string name,
        string displayName,
        Func<MigrationCommand, Task<ExecuteCommandResult>> execute,
        Func<MigrationController, ResourceCommandState> state,
        CommandOptions options)
    {
        var database = builder.Resource.Database.Name;
        options.UpdateState = context => state(MigrationCommand.Controller(context.Services, database));
        return builder.WithCommand(name, displayName, context => execute(new MigrationCommand(context, database)), options);
    }
}
