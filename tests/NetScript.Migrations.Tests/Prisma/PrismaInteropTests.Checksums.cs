using System.Security.Cryptography;
using System.Text;

namespace NetScript.Migrations.Tests.Prisma;

/// <summary>What counts as the same script.</summary>
public abstract partial class PrismaInteropTests
{
    private protected const string Script = "-- Zeichen: ä 漢 🎉\nCREATE TABLE a (id INTEGER PRIMARY KEY);\n\nINSERT INTO a VALUES (1);\n";

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("\r\n", "\n")]
    public async Task Line_endings_that_flip_are_no_edit_to_either(string before, string after)
    {
        var path = Database.Workspace.Migration("20260101_a", Script.Replace("\n", before, StringComparison.Ordinal));
        await Prisma.DeployAsync();
        Database.Workspace.Migration("20260102_b", Script.Replace("\n", before, StringComparison.Ordinal).Replace(" a ", " b ", StringComparison.Ordinal));
        await Database.MigrateAsync();

        foreach (var name in (string[])["20260101_a", "20260102_b"])
        {
            path = Path.Combine(Prisma.Migrations, name, "migration.sql");
            await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace(before, after, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        Assert.Equal(PrismaDiagnosis.UpToDate, await Prisma.DiagnoseAsync());
        Assert.All((await Database.GetStatusAsync()).Migrations, entry => Assert.Equal(MigrationState.Applied, entry.State));
    }

    [Fact]
    public async Task Checksums_of_old_releases_are_known_to_both()
    {
        const string WithSmallBytes = "-- its hash begins with 05\nSELECT 26;\n";
        Database.Workspace.Migration("20260101_a", WithSmallBytes);
        await Prisma.DeployAsync();
        var unpadded = string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(WithSmallBytes)).Select(value => $"{value:x}"));
        Assert.True(unpadded.Length < 64);
        Database.Execute($"UPDATE _prisma_migrations SET checksum = '{unpadded}'");

        Assert.Equal(PrismaDiagnosis.UpToDate, await Prisma.DiagnoseAsync());
        Assert.True((await Database.GetStatusAsync()).IsUpToDate);
    }
}
