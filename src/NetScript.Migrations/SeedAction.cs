using System.Text;

namespace NetScript.Migrations;

/// <summary>A seed in code.</summary>
/// <param name="Name">What it is recorded as, by which a database knows that it was run.</param>
/// <param name="Version">
/// What its checksum is of, since that of code cannot be told: where seeds run on change (<c>Seed:Mode</c> is <c>OnChange</c>), change it together with the code.
/// </param>
/// <param name="RunAsync">
/// The code. It is recorded when it has come to its end, not in one transaction with its record: what was interrupted is run again, and has to cope with its own rows.
/// </param>
public sealed record SeedAction(string Name, string Version, Func<SeedContext, CancellationToken, Task> RunAsync)
{
    internal Seed ToSeed(string workspace) => new(Name, null, new ScriptFile(workspace, Encoding.UTF8.GetBytes(Version), "")) { Action = this };
}
