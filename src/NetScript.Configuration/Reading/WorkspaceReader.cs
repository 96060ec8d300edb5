using Microsoft.Extensions.Configuration;

namespace NetScript.Configuration.Reading;

/// <summary>Reads the whole block: the workspace, its databases in their order, and which of them is the primary one.</summary>
internal sealed class WorkspaceReader(BlockSource source)
{
    // The blocks of a NetScript workspace; what the others hold is not looked at here.
    private static readonly string[] s_known =
    [
        "Name", "Version", "AspireProject", "Workspace", "PrimaryDatabase", "PrimaryCache", "Otel", "Defaults", "Services", "Apps", "Plugins", "BackgroundProcessors", "Databases", "Cache", "Tools",
    ];

    private readonly IConfigurationSection _block = source.Configuration.GetSection("NetScript");
    private readonly Findings _findings = new();

    /// <exception cref="NetScriptConfigurationException">The block has mistakes.</exception>
    public NetScriptConfiguration Read()
    {
        var settings = new Settings(_block, _findings);
        WarnOfMisspelledBlocks();
        var workspace = Workspace(settings);
        var sections = InOrder();
        var enabled = sections.Select(section => (section.Key, Reader: new DatabaseReader(section, workspace, _findings))).Where(entry => entry.Reader.IsEnabled).ToList();
        var primary = Primary(settings.Text("PrimaryDatabase"), [.. sections.Select(section => section.Key)], [.. enabled.Select(entry => entry.Key)]);
        var databases = enabled.Select(entry => entry.Reader.Read()).OfType<DatabaseDefinition>()
            .Select(database => database with { IsPrimary = database.Key.Equals(primary, StringComparison.OrdinalIgnoreCase) })
            .ToList();
        Conflicts.Check(databases, _findings);
        _findings.ThrowIfAny();
        return new NetScriptConfiguration(source.Configuration, workspace) { Name = settings.Text("Name"), Databases = databases, Warnings = _findings.Warnings };
    }

    private string Workspace(Settings settings)
    {
        var workspace = settings.Directory("Workspace", source.Directory) ?? source.Directory;
        if (!Directory.Exists(workspace))
        {
            _findings.Problem($"NetScript:Workspace is '{settings.Text("Workspace")}', but there is no directory {workspace}; it is relative to {source.Directory}.");
        }

        return Path.TrimEndingDirectorySeparator(workspace);
    }

    // Other tools may keep blocks of their own beside these, so only what looks like a slip is worth a word.
    private void WarnOfMisspelledBlocks()
    {
        foreach (var child in _block.GetChildren().Where(child => !s_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (Nearest.DidYouMean(child.Key, s_known) is { Length: > 0 } hint)
            {
                _findings.Warn($"{child.Path} is not a known setting and has no effect.{hint}");
            }
        }
    }

    private List<IConfigurationSection> InOrder()
    {
        var order = KeyOrder.OfDatabases(source.Configuration).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return [.. _block.GetSection("Databases").GetChildren().OrderBy(section => order.FindIndex(key => key.Equals(section.Key, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index ? index : int.MaxValue)];
    }

    private string? Primary(string? wanted, IReadOnlyList<string> all, IReadOnlyList<string> enabled)
    {
        const string Path = "NetScript:PrimaryDatabase";
        if (wanted is null)
        {
            if (enabled.Count > 1)
            {
                _findings.Warn($"{Path} is not set: the first enabled database, '{enabled[0]}', is taken as the primary one of {string.Join(", ", enabled)}. Set it to make the choice plain.");
            }

            return enabled.Count > 0 ? enabled[0] : null;
        }

        if (!all.Contains(wanted, StringComparer.OrdinalIgnoreCase))
        {
            _findings.Problem($"{Path} is '{wanted}'; it has to be one of the keys of NetScript:Databases: {string.Join(", ", all)}.{Nearest.DidYouMean(wanted, all)}");
        }
        else if (!enabled.Contains(wanted, StringComparer.OrdinalIgnoreCase))
        {
            _findings.Problem($"{Path} is '{wanted}', but NetScript:Databases:{wanted}:Enabled is false. Enable it, or choose {(enabled.Count > 0 ? $"one of {string.Join(", ", enabled)}" : "none by removing the setting")}.");
        }

        return wanted;
    }
}
