using NetScript.Cli.Targets;

namespace NetScript.Cli.Reports;

/// <summary>A database, without its secrets.</summary>
/// <param name="target">The database.</param>
internal sealed class DatabaseReport(DatabaseTarget target)
{
    /// <summary>Its key in the configuration, or its name where there is none.</summary>
    public string Key => target.Definition.Key;

    /// <summary>Its engine, as the configuration names it.</summary>
    public string Engine => target.Definition.Engine.Name;

    /// <summary>Its address, with <c>***</c> for the password. Written only where it is asked for: that takes a while.</summary>
    public string Url => target.RedactedUrl;
}
