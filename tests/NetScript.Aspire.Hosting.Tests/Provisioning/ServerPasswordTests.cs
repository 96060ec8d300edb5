using Microsoft.Extensions.Configuration;
using NetScript.Aspire.Hosting.Engines;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Tests.Provisioning;

public sealed class ServerPasswordTests
{
    [Theory]
    [InlineData(".data/postgres", ".data/aspire-secrets/postgres.password")]
    [InlineData("data/pg", "data/aspire-secrets/postgres.password")]
    [InlineData(null, ".data/aspire-secrets/postgres.password")]
    public async Task The_password_of_data_that_stay_is_kept_beside_them(string? dataPath, string file)
    {
        using var workspace = new TestWorkspace();
        var first = await PasswordAsync(workspace, dataPath);

        Assert.Equal(first, await PasswordAsync(workspace, dataPath));
        Assert.Matches("^[A-Za-z0-9]{22,}$", first);
        var path = Path.Combine(workspace.Root, file);
        Assert.Equal(first, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Trim());
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal("*", File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, ".gitignore")).Trim());
        Assert.Equal([".gitignore", "postgres.password"], Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task The_password_that_NetScript_has_kept_is_used()
    {
        using var workspace = new TestWorkspace().WithFile(".data/aspire-secrets/postgres.password", "0123456789abcdef\n");

        Assert.Equal("0123456789abcdef", await PasswordAsync(workspace, "elsewhere/pg"));
    }

    [Fact]
    public async Task A_password_in_the_configuration_comes_first()
    {
        using var workspace = new TestWorkspace().WithFile(".data/aspire-secrets/postgres.password", "0123456789abcdef\n");

        Assert.Equal("mine", await PasswordAsync(workspace, ".data/postgres", "--Parameters:postgres-password=mine"));
    }

    [Fact]
    public async Task A_password_file_that_is_empty_is_named()
    {
        using var workspace = new TestWorkspace().WithFile(".data/aspire-secrets/postgres.password", "\n");

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => PasswordAsync(workspace, ".data/postgres"));

        Assert.Contains(Path.Combine(workspace.Root, ".data/aspire-secrets/postgres.password"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AppHosts_that_start_together_keep_one_password()
    {
        using var workspace = new TestWorkspace();

        var passwords = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => PasswordAsync(workspace, ".data/postgres"))));

        Assert.Single(passwords.Distinct());
    }

    private static async Task<string> PasswordAsync(TestWorkspace workspace, string? dataPath, params string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, DisableDashboard = true });
        var definition = new DatabaseDefinition
        {
            Key = "postgres",
            Engine = DatabaseEngine.Postgres,
            Workspace = workspace.Root,
            Persistent = true,
            DataPath = dataPath is null ? null : Path.Combine(workspace.Root, dataPath),
        };
        var parameter = ServerPassword.Of(new ProvisioningContext(builder, builder.Configuration, definition, () => definition)).Resource;
        Assert.True(parameter.Secret);
        return (await parameter.GetValueAsync(TestContext.Current.CancellationToken))!;
    }
}
