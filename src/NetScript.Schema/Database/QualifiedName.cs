namespace NetScript.Schema.Database;

/// <summary>The name of a table or an enum with the database schema that it is in. No tuple: collections of tuples are compiled anew in each process.</summary>
internal sealed record QualifiedName(string? Schema, string Name);
