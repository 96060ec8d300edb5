namespace NetScript.Migrations.Scripts;

/// <summary>The kinds of tokens that matter for the ends of statements.</summary>
internal enum SqlTokenKind
{
    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A keyword, a name or a number.</summary>
    Word,

    /// <summary>A string or a quoted name.</summary>
    Quoted,

    /// <summary>The <c>;</c>.</summary>
    Separator,

    /// <summary>Any other character.</summary>
    Other,
}
