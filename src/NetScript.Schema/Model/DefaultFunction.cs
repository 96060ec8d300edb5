namespace NetScript.Schema.Model;

/// <summary>A value that a function gives.</summary>
/// <param name="Name"><c>autoincrement</c>, <c>now</c>, <c>uuid</c>, <c>cuid</c>, <c>ulid</c>, <c>nanoid</c> or <c>dbgenerated</c>.</param>
/// <param name="Argument">Its argument: a number as written, or the value of a string.</param>
public sealed record DefaultFunction(string Name, string? Argument = null) : DefaultValue
{
    /// <summary>Whether the database evaluates it. The others are the client's, and the column has no default.</summary>
    public bool IsOfDatabase => Name is "autoincrement" or "now" or "dbgenerated";
}
