using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using NetScript.Schema;
using NetScript.Schema.Database;
using NetScript.Schema.Diff;

namespace NetScript.Migrations.Authoring;

/// <summary>Which tables belong to plugins. A migration that makes one says so in its first lines: <c>-- netscript: plugin workers: job_definitions, task_definitions</c>.</summary>
internal sealed partial class PluginTables
{
    private const string Directive = "plugin";

    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly HashSet<string> _brought = new(StringComparer.Ordinal);

    public PluginTables(MigrationCatalog catalog)
    {
        foreach (var migration in catalog.Migrations)
        {
            foreach (var (plugin, tables) in migration.File.Directives(Directive).Select(Parse))
            {
                tables.ForEach(table => _owners[table] = plugin);
            }

            if (migration.Plugin is not null)
            {
                _brought.UnionWith(Creation().Matches(migration.Script).Select(match => match.Groups["name"].Value));
            }
        }
    }

    /// <summary>
    /// The database without what the migrations of plugins have made and no schema describes: a plugin may bring its tables as SQL only, and then looks after them itself.
    /// </summary>
    public DatabaseModel Hide(DatabaseModel database, DatabaseModel described)
    {
        var known = described.Tables.Select(table => table.Name).Concat(described.Enums.Select(type => type.Name)).ToHashSet(StringComparer.Ordinal);
        bool IsHidden(string name) => _brought.Contains(name) && !known.Contains(name);
        return database with
        {
            Tables = [.. database.Tables.Where(table => !IsHidden(table.Name))],
            Enums = [.. database.Enums.Where(type => !IsHidden(type.Name))],
        };
    }

    /// <summary>The tables that a diff drops because the plugins to which they belong are gone.</summary>
    public IReadOnlyList<PluginTable> AbandonedBy(DatabaseDiff diff, PrismaSchema schema)
    {
        var present = schema.Files.Select(file => file.Plugin).ToHashSet(StringComparer.Ordinal);
        return [.. Only(diff.Before.Tables, diff.After.Tables).Where(table => _owners.TryGetValue(table.Name, out var plugin) && !present.Contains(plugin)).Select(table => new PluginTable(_owners[table.Name], table.Name))];
    }

    /// <summary>The first lines of the migration: whose the tables are that it makes, and whose those were that it drops.</summary>
    public static string Head(DatabaseDiff diff, IReadOnlyList<PluginTable> abandoned)
    {
        var text = new StringBuilder();
        foreach (var tables in Only(diff.After.Tables, diff.Before.Tables).Where(table => table.Plugin is not null).GroupBy(table => table.Plugin, StringComparer.Ordinal))
        {
            text.Append("-- netscript: ").Append(Directive).Append(' ').Append(tables.Key).Append(": ").AppendJoin(", ", tables.Select(table => table.Name)).Append('\n');
        }

        foreach (var tables in abandoned.GroupBy(table => table.Plugin, StringComparer.Ordinal))
        {
            text.Append("-- The plugin ").Append(tables.Key).Append(" is no longer part of the schema. Its tables are dropped: ").AppendJoin(", ", tables.Select(table => table.Table)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<Table> Only(ImmutableArray<Table> tables, ImmutableArray<Table> others)
    {
        var names = others.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        return tables.Where(table => !names.Contains(table.Name));
    }

    private static (string Plugin, List<string> Tables) Parse(string argument)
    {
        var parts = argument.Split(": ", 2);
        return (parts[0], parts.Length < 2 ? [] : [.. parts[1].Split(", ")]);
    }

    [GeneratedRegex(@"^\s*CREATE\s+(?:UNLOGGED\s+)?(?:TABLE|TYPE)\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:[\[""`]?\w+[\]""`]?\.)?[\[""`]?(?<name>\w+)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Creation();
}
