using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetScript.Configuration;
using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Publishing;

/// <summary>What is written for one database when the application is published.</summary>
/// <param name="output">The directory of what is published.</param>
/// <param name="database">The database.</param>
internal sealed class PublishedFiles(string output, NetScriptDatabaseResource database)
{
    /// <summary>The migrations as one file for the engine's own client.</summary>
    public string Script => Path.Combine(output, $"{database.Name}.sql");

    /// <summary>What the image of the migrator is built from.</summary>
    public string Image => Path.Combine(output, database.Migrations.Name);

    /// <summary>The directory that Aspire writes to, which is known before its own service for that is.</summary>
    public static string OutputOf(IDistributedApplicationBuilder builder) => builder.Configuration["Pipeline:OutputPath"] is { Length: > 0 } configured
        ? Path.GetFullPath(configured)
        : Path.Combine(builder.AppHostDirectory, "aspire-output");

    /// <summary>Writes them. Nothing is connected to.</summary>
    /// <exception cref="MigrationCatalogException">The migrations on disk are wrong.</exception>
    public void Write(ILogger logger)
    {
        // The seeds of every environment are copied: the container is told in which one it is.
        var catalog = database.LoadCatalog(Environments.Production);
        var definition = database.Definition!;
        Directory.CreateDirectory(output);
        WriteScript(definition, catalog, logger);
        MigratorImage.Write(Image, definition, catalog);
        logger.LogInformation("Wrote what the migrator of '{Database}' is built from: {Directory}", database.Name, Image);
        foreach (var seed in catalog.Seeds.Where(seed => seed.IsCommand || seed.IsCode))
        {
            logger.LogWarning("The seed '{Seed}' of '{Database}' is no script, so the image of its migrator does not have it. Run it elsewhere.", seed.Name, database.Name);
        }
    }

    private void WriteScript(DatabaseDefinition definition, MigrationCatalog catalog, ILogger logger)
    {
        // Not even an old one is left where there is no new one.
        File.Delete(Script);
        try
        {
            var script = MigrationScript.Write(definition, catalog);
            File.WriteAllText(Script, script.Text);
            logger.LogInformation("Wrote the migrations of '{Database}' as SQL; run it with: {Client}", database.Name, script.Client.Replace("{file}", Script, StringComparison.Ordinal));
        }
        catch (MigrationCatalogException exception)
        {
            // The client cannot do all that the migrator can, which does not need the file.
            logger.LogWarning("There is no {File}: {Reason}", Script, exception.Message);
        }
    }
}
