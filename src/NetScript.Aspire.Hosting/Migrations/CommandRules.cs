using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>When which command makes sense. What a button shows by what is known of the database, a command finds out anew.</summary>
internal static class CommandRules
{
    /// <summary>Why nothing can be run now; <see langword="null"/> if something can.</summary>
    public static string? WhyNotRun(this MigrationController controller) => controller.Database.Problem
        ?? (!controller.IsStarted ? $"Database '{controller.Database.Name}' waits for what it depends on. Try again when its server is up."
        : controller.IsRunning ? Busy(controller)
        : controller.Database.Definition is { Migrations.Mode: MigrationsMode.Off } off ? $"{off.ConfigurationPath}:Migrations:Mode is Off: the database is taken as it is. Set it to Manual to run commands."
        : null);

    /// <summary>Why the database must not be changed now; <see langword="null"/> if it may.</summary>
    public static string? WhyNotChange(this MigrationController controller) => WhyNotRun(controller)
        ?? (controller.Database.Definition is { Migrations.Mode: MigrationsMode.Verify } verify
            ? $"{verify.ConfigurationPath}:Migrations:Mode is Verify, which changes nothing. Set it to Manual to change the database by command."
            : null);

    /// <summary>Says that a run is going on.</summary>
    public static string Busy(this MigrationController controller) =>
        $"Database '{controller.Database.Name}' is being migrated or seeded already. Wait until that has ended.";

    public static ResourceCommandState Read(MigrationController controller) => Enabled(controller.Database.Problem is null);

    public static ResourceCommandState Run(MigrationController controller) => Enabled(WhyNotRun(controller) is null);

    public static ResourceCommandState Change(MigrationController controller) => Enabled(WhyNotChange(controller) is null);

    /// <summary>Seeds need the migrated schema.</summary>
    public static ResourceCommandState Seed(MigrationController controller) =>
        Enabled(WhyNotChange(controller) is null && controller.LastStatus?.MigrationsAreUpToDate is not false);

    /// <summary>What has not failed need not be resolved.</summary>
    public static ResourceCommandState Resolve(MigrationController controller) =>
        Enabled(WhyNotChange(controller) is null && controller.LastStatus?.Failed > 0);

    /// <summary>What is applied need not be marked, and what failed is resolved.</summary>
    public static ResourceCommandState Baseline(MigrationController controller) =>
        Enabled(WhyNotChange(controller) is null && controller.LastStatus is { Pending: > 0, Failed: 0 });

    /// <summary>Without schema files there is nothing to make migrations of.</summary>
    public static ResourceCommandState Author(MigrationController controller) => Enabled(WhyNotChange(controller) is null && controller.HasSchema);

    private static ResourceCommandState Enabled(bool isEnabled) => isEnabled ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;
}
