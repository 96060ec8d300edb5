namespace NetScript.Schema.Model;

/// <summary>Who keeps references intact: <c>relationMode</c> of the datasource.</summary>
public enum RelationMode
{
    /// <summary>The database, by foreign keys.</summary>
    ForeignKeys,

    /// <summary>Prisma's client: there are no foreign keys.</summary>
    Prisma,
}
