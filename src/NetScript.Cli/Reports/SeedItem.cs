using System.Text.Json.Serialization;
using NetScript.Migrations;

namespace NetScript.Cli.Reports;

/// <summary>One seed of a status.</summary>
internal sealed record SeedItem(string DisplayName, [property: JsonConverter(typeof(CamelCaseNames<SeedState>))] SeedState State, bool IsDue, DateTimeOffset? At)
{
    public static SeedItem Of(SeedEntry entry) => new(entry.DisplayName, entry.State, entry.IsDue, entry.At);
}
