using NetScript.Configuration;
using NetScript.Schema;
using NetScript.Schema.Providers;

namespace NetScript.Cli.Targets;

/// <summary>One side of a comparison; an empty database if it is nothing else.</summary>
internal sealed record DiffSource
{
    /// <summary>The option that names it, for messages.</summary>
    public required string Option { get; init; }

    public PrismaSchema? Schema { get; init; }

    /// <summary>The absolute path of a directory of migrations.</summary>
    public string? Migrations { get; init; }

    /// <summary>Where a database is, with its secrets.</summary>
    public string? Url { get; init; }

    /// <summary>The provider that it is for, if it says so.</summary>
    public SchemaProvider? Provider => Schema is not null ? Schema.Model.Datasource?.Provider
        : Engine is { } engine ? SchemaProviders.Find(engine.Provider)
        : null;

    private DatabaseEngine? Engine => Url is not null ? (DatabaseUrls.TryGetEngine(Url, out var engine) ? engine : DatabaseUrls.EngineOfKeywords(Url))
        : Migrations is not null ? DatabaseUrls.EngineOf(Migrations)
        : null;

    /// <summary>Never with the URL.</summary>
    public override string ToString() => Option;
}
