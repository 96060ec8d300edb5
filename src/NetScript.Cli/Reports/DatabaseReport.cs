using NetScript.Cli.Targets;

namespace NetScript.Cli.Reports;

/// <summary>A database, without its secrets.</summary>
/// <param name="Key">Its key in the configuration, or its name where there is none.</param>
/// <param name="Engine">Its engine, as the configuration names it.</param>
/// <param name="Url">Its address, with <c>***</c> for the password.</param>
internal sealed record DatabaseReport(string Key, string Engine, string Url)
{
    public static DatabaseReport Of(DatabaseTarget target) => new(target.Definition.Key, target.Definition.Engine.Name, target.RedactedUrl);
}
