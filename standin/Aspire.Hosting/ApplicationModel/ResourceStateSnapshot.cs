namespace Aspire.Hosting.ApplicationModel;

/// <summary>The state of a resource as people read it.</summary>
/// <param name="Text">The state, for example one of <see cref="KnownResourceStates"/>.</param>
/// <param name="Style">How it is drawn: one of <see cref="KnownResourceStateStyles"/>, or <see langword="null"/> to let the viewer decide.</param>
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    /// <summary>Makes a state without a style of its own.</summary>
    /// <param name="s">The text of the state.</param>
    public static implicit operator ResourceStateSnapshot?(string? s) => s is null ? null : new(s, Style: null);
}
