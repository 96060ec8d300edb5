using System.Reflection;
using System.Text.Json.Nodes;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Publishing;

/// <summary>
/// What the image of a migrator is built from: the <c>netscript</c> tool, the scripts, and the settings that it needs. The address comes from the environment when the container starts; nothing here is a secret.
/// </summary>
internal static class MigratorImage
{
    private const string Workspace = "workspace";

    /// <summary>The version of the tool: that of this assembly, since they are released together.</summary>
    public static string ToolVersion { get; } =
        typeof(MigratorImage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Writes the directory of the build, in place of an earlier one.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public static void Write(string directory, DatabaseDefinition database, MigrationCatalog catalog)
    {
        // A migration that has been deleted since must not be applied.
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        catalog.CopyTo(Path.Combine(directory, Workspace));
        File.WriteAllText(Path.Combine(directory, Workspace, "appsettings.json"), SettingsOf(database).ToString());
        File.WriteAllText(Path.Combine(directory, "Dockerfile"), DockerfileOf(database));
    }

    // "netscript" is sh's $0, so that all arguments of the container go to both commands.
    private static string DockerfileOf(DatabaseDefinition database) => $"""
        # Applies the migrations of '{database.Key}', runs the seeds that are due, and ends. Its address is ConnectionStrings__{database.Key} or {DatabaseEnvironment.UriVariable(database.Key)}.
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS tool
        RUN dotnet tool install NetScript.Cli --version {ToolVersion} --tool-path /tool

        FROM mcr.microsoft.com/dotnet/runtime:10.0
        WORKDIR /app
        COPY --from=tool /tool /tool
        COPY {Workspace}/ ./
        USER $APP_UID
        ENTRYPOINT ["/bin/sh", "-c", "/tool/netscript db deploy --db {database.Key} \"$@\" && exec /tool/netscript db seed --db {database.Key} \"$@\"", "netscript"]
        CMD ["--connect-timeout", "2m"]

        """.ReplaceLineEndings("\n");

    // Only what the tool reads of the block: a connection string and a path of this machine have no business there.
    private static JsonObject SettingsOf(DatabaseDefinition database) => new()
    {
        ["NetScript"] = new JsonObject
        {
            ["Databases"] = new JsonObject
            {
                [database.Key] = new JsonObject
                {
                    ["Engine"] = database.Engine.Name,
                    ["Mode"] = nameof(DatabaseMode.External),
                    ["DatabaseName"] = database.DatabaseName,
                    ["Migrations"] = new JsonObject
                    {
                        ["LockTimeout"] = $"{database.Migrations.LockTimeout:c}",
                        ["CommandTimeout"] = $"{database.Migrations.CommandTimeout:c}",
                        ["AllowOutOfOrder"] = database.Migrations.AllowOutOfOrder,
                    },
                    ["Seed"] = new JsonObject { ["Mode"] = database.Seed.Mode.ToString() },
                },
            },
        },
    };
}
