namespace NetScript.Schema.Model;

/// <summary>What happens to a row when the row that it refers to changes or goes. In the order in which Prisma lists them.</summary>
public enum ReferentialAction
{
    /// <summary>It changes or goes as well.</summary>
    Cascade,

    /// <summary>The change is refused.</summary>
    Restrict,

    /// <summary>The change is refused, at the latest at the end of the statement.</summary>
    NoAction,

    /// <summary>It refers to nothing.</summary>
    SetNull,

    /// <summary>It refers to its default.</summary>
    SetDefault,
}
