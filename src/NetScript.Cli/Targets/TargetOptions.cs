namespace NetScript.Cli.Targets;

/// <summary>What the command line says about the database; <see langword="null"/> is what it does not say.</summary>
internal sealed record TargetOptions
{
    /// <summary>The key of a configured database.</summary>
    public string? Db { get; init; }

    /// <summary>A URL or an ADO.NET connection string, with its secrets.</summary>
    public string? Url { get; init; }

    /// <summary>The directory of the migrations, or the one above it.</summary>
    public string? Migrations { get; init; }

    /// <summary>Where the configuration is looked for.</summary>
    public string? ProjectRoot { get; init; }

    /// <summary>The environment, by which <c>appsettings.&lt;environment&gt;.json</c> and seeds are chosen.</summary>
    public string? Environment { get; init; }

    public TimeSpan? ConnectTimeout { get; init; }

    public TimeSpan? LockTimeout { get; init; }

    public TimeSpan? CommandTimeout { get; init; }

    /// <summary>Never with the URL.</summary>
    public override string ToString() => Db ?? "the primary database";
}
