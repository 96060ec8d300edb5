namespace NetScript.Migrations.Engines.Ado;

/// <summary>What an engine says in its own words about the two tables of records.</summary>
internal sealed record BookkeepingSql
{
    /// <summary>The history table, quoted, with its schema if need be.</summary>
    public required string History { get; init; }

    /// <summary>The table of seeds, quoted, with its schema if need be.</summary>
    public required string Seeds { get; init; }

    /// <summary>Creates the history table as Prisma does.</summary>
    public required string CreateHistory { get; init; }

    /// <summary>Creates the table of seeds.</summary>
    public required string CreateSeeds { get; init; }

    /// <summary>Inserts or replaces the row of a seed: <c>@plugin</c>, <c>@name</c>, <c>@checksum</c>, <c>@seeded_at</c>.</summary>
    public required string PutSeed { get; init; }
}
