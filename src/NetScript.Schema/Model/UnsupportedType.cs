namespace NetScript.Schema.Model;

/// <summary><c>Unsupported("…")</c>: a type that only the database knows.</summary>
/// <param name="DatabaseType">The database's name of it.</param>
public sealed record UnsupportedType(string DatabaseType) : FieldType;
