namespace NetScript.Schema.Database;

/// <summary>The check of a text that stands for a type which the database system does not have (<see cref="SchemaPortability.Adapt"/>).</summary>
/// <param name="Name">The name of its constraint: <c>&lt;table&gt;_&lt;column&gt;_json</c>, or <c>…_values</c>.</param>
/// <param name="Values">The values that it lets pass, of an enum; <see langword="null"/> if it lets JSON pass.</param>
public sealed record ColumnCheck(string Name, IReadOnlyList<string>? Values)
{
    internal const string JsonSuffix = "_json";

    internal const string ValuesSuffix = "_values";

    /// <summary>Whether both let the same pass, by the same name. A database may list the values in another order.</summary>
    internal static bool AreEqual(ColumnCheck? before, ColumnCheck? after) => (before, after) switch
    {
        ({ Values: { } old }, { Values: { } wanted }) => before.Name == after.Name && old.ToHashSet(StringComparer.Ordinal).SetEquals(wanted),
        _ => before == after,
    };
}
