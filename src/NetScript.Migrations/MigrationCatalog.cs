using NetScript.Configuration;

namespace NetScript.Migrations;

/// <summary>
/// The migrations and seeds on disk for one database: the application's and its plugins', in the order in which they run.
/// <para>
/// The application's are in <c>Migrations:Path</c> if that is set (the directory of the migrations, or the one that holds it as <c>migrations</c>), else in
/// <c>database/&lt;key&gt;/</c> if that exists, else in <c>database/&lt;engine&gt;/</c>: <c>migrations/&lt;name&gt;/migration.sql</c> and <c>seeds/*.sql</c>. A plugin's are in
/// <c>plugins/&lt;plugin&gt;/database/&lt;engine&gt;/</c>, alike.
/// </para>
/// <para>
/// The order is that of the names, except that the migrations of a plugin come after all those of the plugins on which it depends (<c>dependsOn</c> in its
/// <c>scaffold.plugin.json</c>; without it, <c>officialSource.dependencies</c> as far as they are there), and those of the application come last: it may use any plugin, and no plugin can use it.
/// Seeds are ordered in the same way. One whose name ends with an environment (<c>02_demo.development.sql</c>) is there in that environment only. Seeds in code come after the scripts, and the command of <c>Seed:Command</c> is the last.
/// </para>
/// </summary>
public sealed class MigrationCatalog
{
    private readonly CatalogCopy _copy;

    private MigrationCatalog(MigrationCatalog other, IReadOnlyList<Migration> migrations)
    {
        _copy = other._copy;
        MigrationsDirectory = other.MigrationsDirectory;
        PluginsWithoutScripts = other.PluginsWithoutScripts;
        Migrations = migrations;
        Seeds = other.Seeds;
    }

    private MigrationCatalog(CatalogReader reader, CatalogCopy copy, IReadOnlyList<Migration> migrations, IReadOnlyList<Seed> seeds)
    {
        _copy = copy;
        MigrationsDirectory = reader.MigrationsDirectory;
        PluginsWithoutScripts = reader.PluginsWithoutScripts;
        Migrations = migrations;
        Seeds = seeds;
    }

    /// <summary>The migrations in the order in which they are applied.</summary>
    public IReadOnlyList<Migration> Migrations { get; }

    /// <summary>The seeds in the order in which they run.</summary>
    public IReadOnlyList<Seed> Seeds { get; }

    /// <summary>The absolute path of the application's <c>migrations</c> directory. It need not exist where plugins bring all migrations.</summary>
    public string MigrationsDirectory { get; }

    /// <summary>The plugins that have neither migrations nor seeds for the database's engine, and so contribute nothing.</summary>
    public IReadOnlyList<string> PluginsWithoutScripts { get; }

    /// <summary>Reads the migrations and seeds of a database. Nothing is connected to.</summary>
    /// <param name="database">The database.</param>
    /// <param name="plugins">Plugins besides those in the workspace's <c>plugins</c> directory.</param>
    /// <param name="environment">
    /// The name of the environment (<c>Development</c>), which says what seeds there are; <see langword="null"/> for what <c>DOTNET_ENVIRONMENT</c> or <c>ASPNETCORE_ENVIRONMENT</c> says, and
    /// <c>Production</c> without them, as .NET's hosts have it.
    /// </param>
    /// <param name="seeds">Seeds in code.</param>
    /// <param name="mayBeMissing">Whether there need not be any directory of migrations yet: for those who write the first one.</param>
    /// <exception cref="MigrationCatalogException">They cannot be used; the exception has all problems.</exception>
    public static MigrationCatalog Load(DatabaseDefinition database, IEnumerable<PluginLocation>? plugins = null, string? environment = null, IEnumerable<SeedAction>? seeds = null, bool mayBeMissing = false)
    {
        ArgumentNullException.ThrowIfNull(database);
        var reader = new CatalogReader(database) { MayBeMissing = mayBeMissing };
        var sources = reader.Read(plugins ?? []);
        var clashes = sources.SelectMany(source => source.Migrations).GroupBy(migration => migration.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"Several migrations are called '{group.Key}': {string.Join(" and ", group.Select(migration => migration.FilePath))}. The history knows them by name only: rename one of them.");
        IReadOnlyList<Seed> later = [.. (seeds ?? []).Select(seed => seed.ToSeed(database.Workspace)), .. SeedCommand.Of(database)];
        // The files of a directory differ in their names, so one of two is code.
        var seedClashes = sources.Where(source => source.Plugin is null).SelectMany(source => source.Seeds).Concat(later).GroupBy(seed => seed.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"Several seeds are called '{group.Key}', and they are recorded by their names. Give the one in code another name.");
        string[] problems = [.. reader.Problems, .. clashes, .. seedClashes];
        return problems.Length > 0
            ? throw new MigrationCatalogException(database.Key, problems)
            : new MigrationCatalog(
                reader,
                new CatalogCopy(database, sources),
                SourceOrder.Merge(sources, source => source.Migrations, migration => migration.Name),
                [.. SourceOrder.Merge(sources, source => source.Seeds, seed => seed.Name).Where(seed => SeedEnvironment.Has(seed.Name, environment)), .. later]);
    }

    /// <summary>The same with one more of the application's migrations, the last of all.</summary>
    internal MigrationCatalog With(Migration last) => new(this, [.. Migrations, last]);

    /// <summary>The same without some migrations.</summary>
    internal MigrationCatalog Without(IReadOnlyCollection<Migration> migrations) => new(this, [.. Migrations.Where(migration => !migrations.Contains(migration))]);

    /// <summary>
    /// Writes the scripts as a workspace of their own, such as that of a container image: <c>database/&lt;key&gt;/</c> for the application and <c>plugins/&lt;plugin&gt;/</c> for each plugin, wherever they come
    /// from. What is loaded there for the same key and engine, without paths in the configuration, is the same. Seeds of every environment are written; the command of <c>Seed:Command</c> is not.
    /// </summary>
    /// <param name="workspace">The directory. It is created where it is missing; files that are there already stay.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public void CopyTo(string workspace)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspace);
        _copy.WriteTo(workspace);
    }
}
