using System.Text;

namespace NetScript.Migrations.Tests.Prisma;

/// <summary>A test's database as Prisma's command line would have it: the commands that the tests use.</summary>
internal sealed class PrismaProject(PrismaEngine engine, TestDatabase database, string provider, string url)
{
    /// <summary>The script of a migration that has nothing to do.</summary>
    public const string NoDifference = "-- This is an empty migration.";

    /// <summary>The models of <c>schema.prisma</c>; tests change them.</summary>
    public string Models { get; set; } = "";

    /// <summary>Tables which the schema does not have (<c>tables.external</c> of <c>prisma.config.ts</c>).</summary>
    public string[] External { get; set; } = [];

    /// <summary>The directory of the migrations; the application's unless changed.</summary>
    public string Migrations { get; set; } = Path.Combine(database.Workspace.EngineRoot, "migrations");

    public string Provider => provider;

    /// <summary><c>migrate deploy</c>: the names of what was applied.</summary>
    public async Task<IReadOnlyList<string>> DeployAsync() => (await TryDeployAsync()).Names("appliedMigrationNames");

    public Task<PrismaAnswer> TryDeployAsync() => ExecuteAsync("applyMigrations");

    /// <summary>What <c>migrate status</c> has to say.</summary>
    public async Task<PrismaDiagnosis> DiagnoseAsync() => PrismaDiagnosis.Of(await ExecuteAsync("diagnoseMigrationHistory"));

    /// <summary>What <c>migrate dev</c> would begin with: <c>createMigration</c>, or <c>reset</c> and why.</summary>
    public async Task<string> DevelopAsync()
    {
        var action = (await ExecuteAsync("devDiagnostic")).Value.GetProperty("action");
        return action.TryGetProperty("reason", out var reason) ? $"{action.GetProperty("tag").GetString()}: {reason.GetString()}" : action.GetProperty("tag").GetString()!;
    }

    /// <summary><c>migrate diff</c> from the migrations to the schema: the script of the next migration. As <c>migrate dev</c> does, it writes the lock file.</summary>
    public async Task<string> DiffAsync()
    {
        TestWorkspace.Write(Path.Combine(Migrations, "migration_lock.toml"), Encoding.UTF8.GetBytes($"provider = \"{provider}\"\n"));
        return (await ExecuteAsync("diff")).Value.GetProperty("stdout").GetString()!.TrimEnd();
    }

    /// <summary><c>migrate resolve --applied</c>.</summary>
    public Task<PrismaAnswer> ResolveAppliedAsync(string name) => ExecuteAsync("markMigrationApplied", new { migrationName = name });

    /// <summary><c>migrate resolve --rolled-back</c>.</summary>
    public Task<PrismaAnswer> ResolveRolledBackAsync(string name) => ExecuteAsync("markMigrationRolledBack", new { migrationName = name });

    private async Task<PrismaAnswer> ExecuteAsync(string command, object? input = null)
    {
        Directory.CreateDirectory(Migrations);
        return (await engine.ExecuteAsync(new PrismaRequest(provider, url, Migrations, Models, (command, input ?? new { external = External })))).Single();
    }
}
