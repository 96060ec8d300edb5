namespace NetScript.Migrations.History;

/// <summary>A row of our <c>_netscript_seeds</c>: a seed that was run.</summary>
/// <param name="Plugin">The plugin; empty for the application.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Checksum">The checksum of what was run last.</param>
/// <param name="SeededAt">When that was.</param>
internal sealed record SeedRow(string Plugin, string Name, string Checksum, DateTimeOffset SeededAt)
{
    public const string Table = "_netscript_seeds";
}
