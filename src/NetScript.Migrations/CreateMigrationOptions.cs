namespace NetScript.Migrations;

/// <summary>What migration is created.</summary>
/// <param name="Name">What it is called for people: the name of its directory is the time and this, in lower case with <c>_</c> for what is neither a letter nor a digit.</param>
public sealed record CreateMigrationOptions(string Name)
{
    /// <summary>Whether it is only written, to be edited before it is applied. One is written then even if there is nothing to do.</summary>
    public bool CreateOnly { get; init; }

    /// <summary>Whether it may lose data, and drop the tables of plugins that are gone.</summary>
    public bool AcceptDataLoss { get; init; }
}
