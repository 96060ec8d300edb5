using System.Security.Cryptography;
using System.Text;

namespace NetScript.Migrations.Tests;

public sealed class ChecksumTests
{
    private const string Unix = "CREATE TABLE a (id INT);\n-- done\n";
    private const string Windows = "CREATE TABLE a (id INT);\r\n-- done\r\n";

    [Fact]
    public void The_checksum_is_the_hash_of_the_bytes()
    {
        // printf 'abc' | sha256sum
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Checksums.Of("abc"u8));
    }

    [Theory]
    [InlineData(Unix, Unix)]
    [InlineData(Unix, Windows)]
    [InlineData(Windows, Unix)]
    [InlineData(Windows, Windows)]
    public void Line_endings_make_no_difference(string recorded, string onDisk) =>
        Assert.True(Checksums.Match(Encoding.UTF8.GetBytes(onDisk), Checksums.Of(Encoding.UTF8.GetBytes(recorded))));

    [Fact]
    public void Anything_else_does() => Assert.False(Checksums.Match(Encoding.UTF8.GetBytes(Unix + " "), Checksums.Of(Encoding.UTF8.GetBytes(Unix))));

    [Fact]
    public void Checksums_without_leading_zeros_are_understood()
    {
        var content = Encoding.UTF8.GetBytes("SELECT 3;");
        var hash = SHA256.HashData(content);
        var unpadded = string.Concat(hash.Select(value => $"{value:x}"));
        Assert.True(unpadded.Length < 64, "the sample needs a byte below 16");

        Assert.True(Checksums.Match(content, unpadded));
        Assert.False(Checksums.Match(Encoding.UTF8.GetBytes("SELECT 4;"), unpadded));
    }
}
