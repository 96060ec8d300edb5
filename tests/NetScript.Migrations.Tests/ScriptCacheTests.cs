using NetScript.Configuration;

namespace NetScript.Migrations.Tests;

/// <summary>What a process has read of scripts, it may take for what they are; never for long after somebody wrote.</summary>
public sealed class ScriptCacheTests : IDisposable
{
    private static readonly DateTime s_past = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TestWorkspace _workspace = new(DatabaseEngine.Sqlite);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_script_that_did_not_change_is_read_once()
    {
        Write("SELECT 1;", s_past);

        Assert.Same(Load().File, Load().File);
    }

    [Theory]
    [InlineData("SELECT 22;", 0)]
    [InlineData("SELECT 2;", 1)]
    [InlineData("SELECT 2;", -1)]
    public void A_script_of_another_length_or_time_is_read_again(string changed, int seconds)
    {
        Write("SELECT 1;", s_past);
        var before = Load();

        Write(changed, s_past.AddSeconds(seconds));

        Assert.Equal(changed, Load().Script);
        Assert.NotEqual(before.Checksum, Load().Checksum);
    }

    [Fact]
    public void A_script_that_was_written_just_now_may_be_written_again_within_the_precision_of_its_time()
    {
        var now = DateTime.UtcNow;
        Write("SELECT 1;", now);
        Load();

        Write("SELECT 2;", now);

        Assert.Equal("SELECT 2;", Load().Script);
    }

    [Fact]
    public void A_link_is_followed_each_time()
    {
        var targets = new[] { "a", "b" }.Select(name => TestWorkspace.Write(Path.Combine(_workspace.Root, name), System.Text.Encoding.UTF8.GetBytes($"SELECT '{name}';"))).ToList();
        targets.ForEach(target => File.SetLastWriteTimeUtc(target, s_past));
        var script = Write("", s_past);
        Link(script, targets[0]);
        Load();

        Link(script, targets[1]);

        Assert.Equal("SELECT 'b';", Load().Script);
    }

    [Fact]
    public void A_long_script_does_not_stay_in_memory()
    {
        Write($"-- {new string('x', 64 * 1024)}\nSELECT 1;", s_past);

        Assert.NotSame(Load().File, Load().File);
    }

    private static void Link(string path, string target)
    {
        File.Delete(path);
        File.CreateSymbolicLink(path, target);
    }

    private Migration Load() => _workspace.Load().Migrations.Single();

    private string Write(string script, DateTime changed)
    {
        var path = _workspace.Migration("20260101_first", script);
        File.SetLastWriteTimeUtc(path, changed);
        return path;
    }
}
