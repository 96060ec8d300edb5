namespace NetScript.Schema.Model;

/// <summary>An operator class of PostgreSQL.</summary>
/// <param name="Name">Prisma's name of it (<c>JsonbPathOps</c>), or the database's where it is raw.</param>
/// <param name="IsRaw">Whether it is written as <c>raw("…")</c>.</param>
public sealed record OperatorClass(string Name, bool IsRaw);
