namespace NetScript.Schema.Model;

/// <summary>The condition of a partial index: <see cref="Raw"/> SQL, or <see cref="Conditions"/> that all hold.</summary>
/// <param name="Raw">The SQL of <c>raw("…")</c>.</param>
/// <param name="Conditions">The members of an object.</param>
public sealed record IndexPredicate(string? Raw, IReadOnlyList<IndexCondition> Conditions);
