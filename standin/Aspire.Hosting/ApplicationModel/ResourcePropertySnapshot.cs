namespace Aspire.Hosting.ApplicationModel;

/// <summary>A named value of a resource.</summary>
/// <param name="Name">The name, for example <c>container.image</c>.</param>
/// <param name="Value">A string, a number, a boolean or a list of these.</param>
public sealed record ResourcePropertySnapshot(string Name, object? Value)
{
    /// <summary>What people see instead of the name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether the value is a secret that is masked until it is asked for.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether the value is shown among the most important ones.</summary>
    public bool IsHighlighted { get; init; }

    /// <summary>The place among the properties; lower comes first.</summary>
    public int? SortOrder { get; init; }
}
