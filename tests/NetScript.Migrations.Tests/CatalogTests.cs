using System.Text;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

public sealed class CatalogTests : IDisposable
{
    private readonly TestWorkspace _workspace = new(DatabaseEngine.Sqlite);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Migrations_of_independent_plugins_are_merged_by_name_and_the_application_comes_last()
    {
        _workspace.Migration("20260101_app", "");
        _workspace.Migration("20260102_b", "", "beta");
        _workspace.Migration("20260104_b", "", "beta");
        _workspace.Migration("20260103_a", "", "alpha");
        _workspace.Migration("20260105_a", "", "alpha");

        Assert.Equal(
            ["beta/20260102_b", "alpha/20260103_a", "beta/20260104_b", "alpha/20260105_a", "app/20260101_app"],
            _workspace.Load().Migrations.Select(migration => migration.DisplayName));
    }

    [Fact]
    public void A_plugin_comes_after_the_whole_of_what_it_depends_on_however_it_is_called()
    {
        _workspace.Migration("20260101_early", "", "alpha");
        _workspace.Migration("20260909_late", "", "zeta");
        _workspace.Migration("20260102_early", "", "zeta");
        _workspace.Manifest("alpha", """{ "dependsOn": ["zeta"] }""");

        Assert.Equal(
            ["zeta/20260102_early", "zeta/20260909_late", "alpha/20260101_early"],
            _workspace.Load().Migrations.Select(migration => migration.DisplayName));
    }

    [Fact]
    public void A_dependency_holds_through_a_plugin_that_has_nothing_itself()
    {
        _workspace.Migration("20260101", "", "alpha");
        _workspace.Migration("20260202", "", "gamma");
        _workspace.Manifest("alpha", """{ "dependsOn": ["beta"] }""");
        _workspace.Manifest("beta", """{ "dependsOn": ["gamma"] }""");

        var catalog = _workspace.Load();

        Assert.Equal(["gamma/20260202", "alpha/20260101"], catalog.Migrations.Select(migration => migration.DisplayName));
        Assert.Equal(["beta"], catalog.PluginsWithoutScripts);
    }

    [Fact]
    public void Official_dependencies_count_as_far_as_they_are_plugins_that_are_there()
    {
        _workspace.Migration("20260101", "", "triggers");
        _workspace.Migration("20260202", "", "workers");
        _workspace.Manifest("triggers", """{ "officialSource": { "dependencies": ["streams", "workers"] } }""");

        Assert.Equal(["workers/20260202", "triggers/20260101"], _workspace.Load().Migrations.Select(migration => migration.DisplayName));
    }

    [Fact]
    public void Seeds_follow_the_same_order()
    {
        _workspace.Migration("20260101_init", "");
        _workspace.Seed("01_app.sql", "");
        _workspace.Seed("02_jobs.sql", "", "workers");
        _workspace.Seed("01_triggers.sql", "", "triggers");
        _workspace.Manifest("triggers", """{ "dependsOn": ["workers"] }""");

        Assert.Equal(["workers/02_jobs.sql", "triggers/01_triggers.sql", "app/01_app.sql"], _workspace.Load().Seeds.Select(seed => seed.DisplayName));
    }

    [Fact]
    public void The_folder_of_the_key_goes_before_that_of_the_engine()
    {
        _workspace.Migration("20260101_engine", "");
        TestWorkspace.Write(Path.Combine(_workspace.Root, "database", TestWorkspace.Key, "migrations", "20260102_key", "migration.sql"), []);

        Assert.Equal(["app/20260102_key"], _workspace.Load().Migrations.Select(migration => migration.DisplayName));
    }

    [Theory]
    [InlineData("elsewhere/migrations")]
    [InlineData("elsewhere")]
    public void A_configured_path_is_the_directory_of_the_migrations_or_the_one_above(string path)
    {
        TestWorkspace.Write(Path.Combine(_workspace.Root, "elsewhere", "migrations", "20260102_there", "migration.sql"), []);
        TestWorkspace.Write(Path.Combine(_workspace.Root, "elsewhere", "seeds", "01.sql"), []);
        var database = _workspace.Database with { Migrations = new MigrationsOptions { Path = Path.Combine(_workspace.Root, path) } };

        var catalog = MigrationCatalog.Load(database);

        Assert.Equal("20260102_there", Assert.Single(catalog.Migrations).Name);
        Assert.Equal("01.sql", Assert.Single(catalog.Seeds).Name);
        Assert.Equal(Path.Combine(_workspace.Root, "elsewhere", "migrations"), catalog.MigrationsDirectory);
    }

    [Fact]
    public void A_plugin_declared_in_code_is_read_where_it_is()
    {
        var directory = Path.Combine(_workspace.Root, "vendor", "billing");
        TestWorkspace.Write(Path.Combine(directory, "database", "sqlite", "migrations", "20260101_bills", "migration.sql"), []);

        Assert.Equal("billing/20260101_bills", Assert.Single(_workspace.Load(new PluginLocation("billing", directory)).Migrations).DisplayName);
    }

    [Fact]
    public void An_assembly_in_which_nothing_is_embedded_says_how_to()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.EngineRoot, "migrations"));

        var problem = Assert.Single(Assert.Throws<MigrationCatalogException>(() => _workspace.Load(PluginLocation.EmbeddedIn(typeof(CatalogTests).Assembly, "billing"))).Problems);
        Assert.Contains("'billing' is declared to be embedded in", problem, StringComparison.Ordinal);
        Assert.Contains("<EmbeddedResource Include=\"database/**\"", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_code_has_set_is_named_by_the_method()
    {
        var database = _workspace.Database with
        {
            Migrations = new MigrationsOptions { Path = Path.Combine(_workspace.Root, "nowhere") },
            SetInCode = _workspace.Database.SetInCode.SetItem("Migrations:Path", "WithMigrations"),
        };

        var problem = Assert.Single(Assert.Throws<MigrationCatalogException>(() => MigrationCatalog.Load(database)).Problems);
        Assert.EndsWith("nowhere does not exist. WithMigrations says that the migrations are there.", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01.sql")]
    [InlineData("Seed:Command")]
    public void A_seed_in_code_whose_name_is_taken_is_refused(string name)
    {
        _workspace.Seed("01.sql", "");
        var database = _workspace.Database with { Seed = new SeedOptions { Command = "true" } };

        var problem = Assert.Single(Assert.Throws<MigrationCatalogException>(() => MigrationCatalog.Load(database, seeds: [new SeedAction(name, "1", (_, _) => Task.CompletedTask)])).Problems);
        Assert.Contains($"Several seeds are called '{name}'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workspace_without_any_migrations_names_where_it_looked()
    {
        var problem = Assert.Single(Problems());
        Assert.Contains(Path.Combine("database", "main"), problem, StringComparison.Ordinal);
        Assert.Contains(_workspace.EngineRoot, problem, StringComparison.Ordinal);
        Assert.Contains("NetScript:Databases:main:Migrations:Path", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_migrations_folder_is_no_problem()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.EngineRoot, "migrations"));

        Assert.Empty(_workspace.Load().Migrations);
    }

    [Fact]
    public void A_configured_path_that_does_not_exist_is_named_with_its_key()
    {
        var database = _workspace.Database with { Migrations = new MigrationsOptions { Path = "/nowhere/migrations" }, Seed = new SeedOptions { Path = "/nowhere/seeds" } };

        var problems = Assert.Throws<MigrationCatalogException>(() => MigrationCatalog.Load(database)).Problems;

        Assert.Equal(2, problems.Count);
        Assert.Contains("main:Migrations:Path", problems[0], StringComparison.Ordinal);
        Assert.Contains("main:Seed:Path", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        Directory.CreateDirectory(Path.Combine(_workspace.EngineRoot, "migrations", "20260101_empty"));
        var clash = _workspace.Migration("20260102_clash", "");
        var other = _workspace.Migration("20260102_clash", "", "workers");
        _workspace.Manifest("workers", """{ "dependsOn": ["sagas", "absent"] }""");
        _workspace.Manifest("sagas", """{ "dependsOn": ["triggers"] }""");
        _workspace.Manifest("triggers", """{ "dependsOn": ["workers"] }""");
        _workspace.Manifest("broken", "{");
        _workspace.Migration(new string('n', 201), "");
        TestWorkspace.Write(Path.Combine(_workspace.EngineRoot, "migrations", "20260103_latin", "migration.sql"), [0x2D, 0x2D, 0xE4, 0x0A]);
        TestWorkspace.Write(Path.Combine(_workspace.EngineRoot, "migrations", "20260104_utf16", "migration.sql"), Encoding.Unicode.GetBytes("SELECT 1"));
        TestWorkspace.Write(Path.Combine(_workspace.EngineRoot, "migrations", "migration_lock.toml"), Encoding.UTF8.GetBytes("# generated\nprovider = \"postgresql\"\n"));

        var exception = Assert.Throws<MigrationCatalogException>(() => _workspace.Load());

        Assert.Collection(
            exception.Problems.Order(StringComparer.Ordinal).Select(problem => problem.Replace(_workspace.Root, "", StringComparison.Ordinal)),
            problem => Assert.Contains("20260103_latin/migration.sql is not UTF-8 (byte 2)", problem, StringComparison.Ordinal),
            problem => Assert.Contains("20260104_utf16/migration.sql has a NUL character", problem, StringComparison.Ordinal),
            problem => Assert.Contains("broken/scaffold.plugin.json is not JSON", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("P3010: ", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("P3015: /database/sqlite/migrations/20260101_empty/migration.sql is missing", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("P3019: /database/sqlite/migrations/migration_lock.toml says 'postgresql'", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Several migrations are called '20260102_clash'", problem, StringComparison.Ordinal),
            problem => Assert.Contains("'workers' depends on 'absent'", problem, StringComparison.Ordinal),
            problem => Assert.Contains("sagas → triggers → workers → sagas", problem, StringComparison.Ordinal));
        Assert.Contains($"{other} and {clash}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_many_migrations_are_read_in_order_and_each_problem_is_told_once()
    {
        for (var i = 600; i > 0; i--)
        {
            _workspace.Migration($"{20260000 + i}_m", $"SELECT {i};");
        }

        Assert.Equal(Enumerable.Range(1, 600).Select(i => $"SELECT {i};"), _workspace.Load().Migrations.Select(migration => migration.Script));

        File.Delete(Path.Combine(_workspace.EngineRoot, "migrations", "20260300_m", "migration.sql"));
        TestWorkspace.Write(Path.Combine(_workspace.EngineRoot, "migrations", "20260400_m", "migration.sql"), [0xE4]);

        Assert.Collection(
            Assert.Throws<MigrationCatalogException>(() => _workspace.Load()).Problems,
            problem => Assert.StartsWith("P3015: ", problem, StringComparison.Ordinal),
            problem => Assert.Contains("20260400_m/migration.sql is not UTF-8", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_plugins_of_one_name_are_refused_and_so_is_one_called_app()
    {
        _workspace.Migration("20260101", "", "workers");
        var elsewhere = Directory.CreateDirectory(Path.Combine(_workspace.Root, "elsewhere")).FullName;

        var problems = Assert.Throws<MigrationCatalogException>(
            () => _workspace.Load(new("workers", elsewhere), new("app", elsewhere), new("gone", Path.Combine(elsewhere, "gone")))).Problems;

        Assert.Collection(
            problems,
            problem => Assert.Contains("two plugins 'workers'", problem, StringComparison.Ordinal),
            problem => Assert.Contains("called 'app'", problem, StringComparison.Ordinal),
            problem => Assert.Contains("'gone' is declared to be in", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_order_mark_belongs_to_the_checksum_and_not_to_the_script()
    {
        TestWorkspace.Write(Path.Combine(_workspace.EngineRoot, "migrations", "20260101", "migration.sql"), [.. Encoding.UTF8.Preamble, .. "SELECT 1;"u8]);

        var migration = Assert.Single(_workspace.Load().Migrations);

        Assert.Equal("SELECT 1;", migration.Script);
        Assert.Equal(Checksums.Of([.. Encoding.UTF8.Preamble, .. "SELECT 1;"u8]), migration.Checksum);
    }

    private IReadOnlyList<string> Problems() => Assert.Throws<MigrationCatalogException>(() => _workspace.Load()).Problems;
}
