namespace NetScript.Migrations.Scripts;

/// <summary>The kinds of tokens that matter for the ends of statements.</summary>
internal enum SqlTokenKind
{
    /// <summary>A comment.</summary>
    Comment,

    /// <summary>What opens or closes a comment that the server executes: <c>/*!50003</c> or its <c>*/</c>.</summary>
    CommentMark,

    /// <summary>A keyword, a name or a number.</summary>
    Word,

    /// <summary>A string or a quoted name.</summary>
    Quoted,

    /// <summary>What ends a statement: the <c>;</c>, what <c>DELIMITER</c> made of it, or a line with <c>GO</c>.</summary>
    Separator,

    /// <summary>A <c>;</c> that is part of a statement as far as the script's own rules say.</summary>
    InnerSeparator,

    /// <summary>Any other character.</summary>
    Other,
}
