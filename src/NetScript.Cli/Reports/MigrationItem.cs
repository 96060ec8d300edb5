using System.Text.Json.Serialization;
using NetScript.Migrations;

namespace NetScript.Cli.Reports;

/// <summary>One migration of a status.</summary>
internal sealed record MigrationItem(string Name, string? Plugin, string DisplayName, [property: JsonConverter(typeof(CamelCaseNames<MigrationState>))] MigrationState State, bool IsOutOfOrder, DateTimeOffset? AppliedAt, string? Logs)
{
    public static MigrationItem Of(MigrationEntry entry)
        => new(entry.Name, entry.Plugin, entry.DisplayName, entry.State, entry.IsOutOfOrder, entry.AppliedAt, entry.Logs is null ? null : Secrets.Hide(entry.Logs));
}
