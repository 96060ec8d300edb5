namespace NetScript.Migrations.Engines;

/// <summary>What a server says of itself and of the user.</summary>
/// <param name="Product">Its name, for people.</param>
/// <param name="Version">Its version, as it writes it.</param>
/// <param name="MayCreateTables">Whether the user may create tables where migrations do.</param>
/// <param name="Oldest">The oldest version on which Prisma, and so its migrations, can be expected to run.</param>
internal sealed record ServerFacts(string Product, string Version, bool MayCreateTables, Version Oldest)
{
    /// <summary>Whether the version is one that can be expected to do. One that is written in a way of its own is given a chance.</summary>
    public bool IsRecent => !System.Version.TryParse(string.Concat(Version.TakeWhile(character => char.IsAsciiDigit(character) || character == '.')).Trim('.'), out var version) || version >= Oldest;
}
