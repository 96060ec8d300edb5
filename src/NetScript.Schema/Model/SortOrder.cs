namespace NetScript.Schema.Model;

/// <summary>The order of a column in an index.</summary>
public enum SortOrder
{
    /// <summary>Ascending.</summary>
    Asc,

    /// <summary>Descending.</summary>
    Desc,
}
