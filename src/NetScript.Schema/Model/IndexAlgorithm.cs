namespace NetScript.Schema.Model;

/// <summary>The access method of an index: <c>type:</c>.</summary>
public enum IndexAlgorithm
{
    /// <summary>A balanced tree, the default.</summary>
    BTree,

    /// <summary>A hash table.</summary>
    Hash,

    /// <summary>PostgreSQL's GiST.</summary>
    Gist,

    /// <summary>PostgreSQL's GIN.</summary>
    Gin,

    /// <summary>PostgreSQL's SP-GiST.</summary>
    SpGist,

    /// <summary>PostgreSQL's BRIN.</summary>
    Brin,
}
