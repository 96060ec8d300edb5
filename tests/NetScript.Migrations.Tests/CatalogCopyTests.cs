using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

public sealed class CatalogCopyTests : IDisposable
{
    private readonly TestWorkspace _workspace = new(DatabaseEngine.Sqlite);
    private readonly TestWorkspace _copy = new(DatabaseEngine.Sqlite);

    public void Dispose()
    {
        _workspace.Dispose();
        _copy.Dispose();
    }

    [Fact]
    public void A_copy_is_loaded_as_the_same_scripts_in_the_same_order()
    {
        var elsewhere = Path.Combine(_workspace.Root, "elsewhere");
        TestWorkspace.Write(Path.Combine(elsewhere, "database", "sqlite", "migrations", "20260102_auth", "migration.sql"), "SELECT 1;\r\n"u8.ToArray());
        _workspace.Migration("20260101_app", "\uFEFFSELECT 'ä';");
        _workspace.Seed("01_app.sql", "");
        _workspace.Migration("20260101_early", "", "alpha");
        _workspace.Migration("20260909_late", "", "zeta");
        _workspace.Seed("01_jobs.sql", "", "zeta");
        _workspace.Manifest("alpha", """{ "name": "alpha", "dependsOn": ["empty"] }""");
        _workspace.Manifest("empty", """{ "officialSource": { "dependencies": ["streams", "zeta"] } }""");
        var original = _workspace.Load(new PluginLocation("auth", elsewhere));

        original.CopyTo(_copy.Root);

        var copied = _copy.Load();
        Assert.Equal(original.Migrations.Select(migration => (migration.DisplayName, migration.Checksum)), copied.Migrations.Select(migration => (migration.DisplayName, migration.Checksum)));
        Assert.Equal(original.Seeds.Select(seed => (seed.DisplayName, seed.Checksum)), copied.Seeds.Select(seed => (seed.DisplayName, seed.Checksum)));
        Assert.Equal(4, copied.Migrations.Count);
        Assert.Equal(original.PluginsWithoutScripts, copied.PluginsWithoutScripts);
    }

    [Fact]
    public void A_copy_needs_no_path_in_the_configuration()
    {
        var path = Path.Combine(_workspace.Root, "sql");
        TestWorkspace.Write(Path.Combine(path, "20260101_init", "migration.sql"), "SELECT 1;"u8.ToArray());
        var configured = _workspace.Database with { Migrations = new MigrationsOptions { Path = path } };

        MigrationCatalog.Load(configured).CopyTo(_copy.Root);

        Assert.Equal(["app/20260101_init"], _copy.Load().Migrations.Select(migration => migration.DisplayName));
    }

    [Fact]
    public void A_copy_has_the_seeds_of_every_environment()
    {
        _workspace.Migration("20260101_init", "");
        _workspace.Seed("01_all.sql", "");
        _workspace.Seed("02_demo.development.sql", "SELECT 1;");

        MigrationCatalog.Load(_workspace.Database, environment: "Production").CopyTo(_copy.Root);

        Assert.Equal(["01_all.sql", "02_demo.development.sql"], MigrationCatalog.Load(_copy.Database, environment: "Development").Seeds.Select(seed => seed.Name));
    }

    [Fact]
    public void An_application_whose_plugins_bring_everything_is_copied_too()
    {
        _workspace.Migration("20260101_jobs", "", "workers");

        _workspace.Load().CopyTo(_copy.Root);

        Assert.Equal(["workers/20260101_jobs"], _copy.Load().Migrations.Select(migration => migration.DisplayName));
    }
}
