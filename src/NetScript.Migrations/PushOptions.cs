namespace NetScript.Migrations;

/// <summary>What a push may do.</summary>
public sealed record PushOptions
{
    /// <summary>Whether it may lose data.</summary>
    public bool AcceptDataLoss { get; init; }

    /// <summary>Whether everything in the database is dropped first.</summary>
    public bool ForceReset { get; init; }

    /// <summary>The name of the database, typed by whoever means to reset one that is external or looks like production.</summary>
    public string? ConfirmedDatabase { get; init; }
}
