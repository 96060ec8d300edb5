using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>The properties of a database and its migrations on the dashboard.</summary>
internal static class DatabaseProperties
{
    public const string ProblemName = "netscript.problem";
    public const string FailedAtName = "netscript.failedAt";

    public static ImmutableArray<ResourcePropertySnapshot> Of(NetScriptDatabaseResource database)
    {
        if (database.Definition is not { } definition)
        {
            return [];
        }

        return
        [
            Property("netscript.engine", "Engine", definition.Engine.Name, 2),
            Property("netscript.mode", "Mode", definition.Engine.IsFile ? "File" : definition.Mode.ToString(), 3),
            Property("netscript.database", "Database", definition.Engine.IsFile ? definition.DatabaseFile : definition.DatabaseName, 4),
            Property("netscript.migrations.mode", "Migrations mode", definition.Migrations.Mode.ToString(), 5),
        ];
    }

    public static IReadOnlyList<ResourcePropertySnapshot> Of(MigrationVerdict verdict)
    {
        var properties = new List<ResourcePropertySnapshot>();
        if (verdict.Health != Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy)
        {
            properties.Add(Problem(verdict.Description));
        }

        if (FailedAt(verdict) is { } place)
        {
            properties.Add(Property(FailedAtName, "Failed at", place, 0));
        }

        if (verdict.Status is { } status)
        {
            properties.AddRange(Of(status));
        }

        return properties;
    }

    public static IReadOnlyList<ResourcePropertySnapshot> Of(MigrationStatus status) => status.Failure is not null ? [] :
    [
        Property("netscript.migrations.applied", "Applied", status.Applied, 11),
        Property("netscript.migrations.pending", "Pending", status.Pending, 12),
        Property("netscript.migrations.failed", "Failed", status.Failed, 13),
        Property("netscript.migrations.modified", "Modified", status.Modified, 14),
        Property("netscript.migrations.orphaned", "Orphaned", status.Orphaned, 15),
        Property("netscript.migrations.last", "Last migration", Last(status), 16),
        Property("netscript.seeds", "Seeds", $"{status.Seeds.Count(s => s.State == SeedState.Seeded)}/{status.Seeds.Count}", 17),
    ];

    public static ResourcePropertySnapshot Problem(string problem) => Property(ProblemName, "Problem", problem, 1);

    public static ResourcePropertySnapshot Server(string server) => Property("netscript.server", "Server", server, 6);

    public static ResourcePropertySnapshot Schema(string schema) => Property("netscript.schema", "Schema", schema, 19);

    public static ResourcePropertySnapshot Duration(TimeSpan duration) =>
        Property("netscript.duration", "Duration", $"{duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s", 18);

    /// <summary>The properties with some of them replaced or added, by name.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> With(
        this ImmutableArray<ResourcePropertySnapshot> properties, params IReadOnlyList<ResourcePropertySnapshot> changed) =>
        [.. properties.Where(p => !changed.Any(c => c.Name == p.Name)), .. changed];

    public static ImmutableArray<ResourcePropertySnapshot> Without(this ImmutableArray<ResourcePropertySnapshot> properties, params IReadOnlyList<string> names) =>
        properties.RemoveAll(p => names.Contains(p.Name));

    // The failed migration before its error: that is what people look for first.
    private static string? FailedAt(MigrationVerdict verdict) => verdict.Failure is { Migration: { } migration } failure
        ? failure.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{migration}, line {line}") : migration
        : verdict.Status?.Migrations.FirstOrDefault(entry => entry.State == MigrationState.Failed)?.DisplayName;

    private static string Last(MigrationStatus status) =>
        status.Migrations.Where(m => m.AppliedAt is not null).MaxBy(m => m.AppliedAt)?.DisplayName ?? "none";

    private static ResourcePropertySnapshot Property(string name, string displayName, object value, int order) =>
        new(name, value) { DisplayName = displayName, IsHighlighted = true, SortOrder = order };
}
