namespace NetScript.Configuration.Tests.Loading;

public sealed class WarningTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("\"Imagetga\": \"17\"", "NetScript:Databases:a:Imagetga is not a known setting and has no effect. Did you mean 'ImageTag'?")]
    [InlineData("\"DataBase\": \"x\"", "NetScript:Databases:a:DataBase is not a known setting and has no effect. Known are Engine, Mode, DatabaseName, DataPath, Persistent, Image, ImageTag, Port, Enabled, Description, Permissions, ConnectionString, Migrations, Seed.")]
    [InlineData("\"Migration\": { \"Mode\": \"Off\" }", "NetScript:Databases:a:Migration is not a known setting and has no effect. Did you mean 'Migrations'?")]
    [InlineData("\"Migrations\": { \"LockTimout\": \"1s\" }", "NetScript:Databases:a:Migrations:LockTimout is not a known setting and has no effect. Did you mean 'LockTimeout'?")]
    [InlineData("\"Seed\": { \"Folder\": \"x\" }", "NetScript:Databases:a:Seed:Folder is not a known setting and has no effect. Known are Mode, Path, Command.")]
    [InlineData("\"ConnectionString\": \"Host=h\"", "NetScript:Databases:a:ConnectionString has no effect: with Mode Container the container gives it. Set Mode to External to use it.")]
    [InlineData("\"Mode\": \"External\", \"ImageTag\": \"17\"", "NetScript:Databases:a:ImageTag has no effect: with Mode External no container is started.")]
    [InlineData("\"Mode\": \"External\", \"Image\": \"pg\"", "NetScript:Databases:a:Image has no effect: with Mode External no container is started.")]
    [InlineData("\"Mode\": \"External\", \"Port\": 5432", "NetScript:Databases:a:Port has no effect: with Mode External no container is started.")]
    public void A_setting_without_effect_is_named(string setting, string warning)
        => Assert.Equal(warning, Assert.Single(_workspace.LoadDatabases($$"""{ "a": { "Engine": "Postgres", {{setting}} } }""").Warnings));

    [Theory]
    [InlineData("\"Port\": 1", "NetScript:Databases:a:Port has no effect: a Sqlite database has no container.")]
    [InlineData("\"Persistent\": true", "NetScript:Databases:a:Persistent has no effect: a Sqlite database has no container.")]
    public void Sqlite_has_no_container(string setting, string warning)
        => Assert.Equal(warning, Assert.Single(_workspace.LoadDatabases($$"""{ "a": { "Engine": "Sqlite", {{setting}} } }""").Warnings));

    [Theory]
    [InlineData("\"Engine\": \"Sqlite\", \"Mode\": \"Container\", \"DataPath\": \"x\", \"Persistent\": false")]
    [InlineData("\"Engine\": \"Sqlite\", \"Mode\": \"External\", \"ConnectionString\": \"file:./x.db\"")]
    [InlineData("\"engine\": \"PG\", \"mode\": \"container\", \"imagetag\": \"17\"")]
    [InlineData("\"Engine\": \"Postgres\", \"Mode\": \"External\", \"ConnectionString\": \"postgresql://h/db\", \"Persistent\": true, \"DataPath\": \".data/a\"")]
    public void What_has_an_effect_or_harms_nothing_is_accepted_in_silence(string settings)
        => Assert.Empty(_workspace.LoadDatabases($$"""{ "a": { {{settings}} } }""").Warnings);

    [Theory]
    [InlineData("\"PrimaryDatabse\": \"a\",", "NetScript:PrimaryDatabse is not a known setting and has no effect. Did you mean 'PrimaryDatabase'?")]
    [InlineData("\"Services\": {}, \"Plugins\": {}, \"MyOwnTool\": { \"x\": 1 },", null)]
    public void Only_a_slip_beside_the_known_blocks_is_named(string rest, string? warning)
        => Assert.Equal(warning is null ? [] : [warning], _workspace.LoadDatabases("""{ "a": { "Engine": "Sqlite" } }""", rest).Warnings);
}
