namespace NetScript.Schema.Model;

/// <summary>How many values a field has.</summary>
public enum Arity
{
    /// <summary>One: <c>Type</c>.</summary>
    Required,

    /// <summary>None or one: <c>Type?</c>.</summary>
    Optional,

    /// <summary>Any number: <c>Type[]</c>.</summary>
    List,
}
