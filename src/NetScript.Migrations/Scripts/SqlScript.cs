namespace NetScript.Migrations.Scripts;

/// <summary>A script in its statements.</summary>
internal sealed record SqlScript
{
    private readonly SqlDialect? _dialect;
    private readonly bool _isMarked;
    private readonly bool _isWrapped;

    private SqlScript()
    {
        Text = "";
        Statements = [];
        IsTransactional = true;
    }

    private SqlScript(string text, IReadOnlyList<SqlStatement> statements, SqlDialect dialect, bool isMarked, bool controlsTransactions, bool isWrapped)
    {
        Text = text;
        Statements = statements;
        ControlsTransactions = controlsTransactions;
        IsTransactional = !isMarked && !controlsTransactions && !statements.Any(statement => dialect.NeedsNoTransaction.IsMatch(statement.Head)) && !dialect.NeedsCommits(statements);
        _dialect = dialect;
        _isMarked = isMarked;
        _isWrapped = isWrapped;
    }

    /// <summary>A script without a statement.</summary>
    public static SqlScript Empty { get; } = new();

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The statements to execute.</summary>
    public IReadOnlyList<SqlStatement> Statements { get; }

    /// <summary>Whether they can be executed in one transaction. If not, they are executed one by one.</summary>
    public bool IsTransactional { get; }

    /// <summary>Whether it begins and ends transactions of its own, so that its steps cannot be counted.</summary>
    public bool ControlsTransactions { get; }

    /// <summary>Whether a statement of a script that is not transactional as a whole can be in a transaction, with its step count.</summary>
    public bool CanCountWith(SqlStatement statement) => !_isMarked && !ControlsTransactions && _dialect?.NeedsNoTransaction.IsMatch(statement.Head) is false;

    /// <summary>Whether it means the same with others before and after it in one script.</summary>
    public bool CanBeJoined => !_isMarked && !_isWrapped && !ControlsTransactions;

    /// <summary>What has to be between it and another script that follows in one text.</summary>
    public string Separator => _dialect is null || (_dialect.Separator == SqlDialect.Semicolon && Text.AsSpan().TrimEnd().EndsWith(";")) ? "" : _dialect.Separator;

    /// <summary>Whether a statement changes nothing when it is executed again.</summary>
    public bool IsIdempotent(SqlStatement statement) => _dialect?.IsIdempotent?.IsMatch(statement.Head) is true;

    /// <summary>Whether a statement leaves the session other than it was.</summary>
    public bool SetsSession(SqlStatement statement) => _dialect?.SetsSession?.IsMatch(statement.Head) is true;

    /// <summary>Divides a script into statements, in time linear in its length.</summary>
    /// <exception cref="ScriptSyntaxException">It is not closed what it opens, or it has a statement that cannot work in a migration.</exception>
    public static SqlScript Parse(string text, SqlDialect dialect)
    {
        var splitter = new StatementSplitter(text, dialect);
        List<SqlStatement> statements;
        try
        {
            statements = splitter.Split();
        }
        catch (ScriptSyntaxException)
        {
            // What is refused may be the cause of what cannot be read after it.
            CheckRefused(splitter.Statements, dialect);
            throw;
        }

        CheckRefused(statements, dialect);

        // A script which makes itself one transaction gets ours in place of its own, so that its record is part of it.
        var isWrapped = false;
        var controls = statements.Where(statement => dialect.ControlsTransaction.IsMatch(statement.Head)).ToList();
        if (controls.Count == 2 && controls[0] == statements[0] && controls[1] == statements[^1]
            && dialect.BeginsTransaction.IsMatch(controls[0].Head) && dialect.CommitsTransaction.IsMatch(controls[1].Head))
        {
            statements = statements[1..^1];
            controls = [];
            isWrapped = true;
        }

        return new SqlScript(text, statements, dialect, splitter.ForbidsTransaction, controls.Count > 0, isWrapped || splitter.LeavesDelimiter);
    }

    /// <summary>Where a statement begins.</summary>
    public ScriptPosition PositionOf(SqlStatement statement) => ScriptPosition.Of(Text, statement.Start);

    private static void CheckRefused(IEnumerable<SqlStatement> statements, SqlDialect dialect)
    {
        foreach (var statement in dialect.Refused.Count == 0 ? [] : statements)
        {
            if (dialect.Refused.FirstOrDefault(rule => rule.Statement.IsMatch(statement.Head)) is { Reason: { } reason })
            {
                throw new ScriptSyntaxException(reason, statement.Start, statement.Number);
            }
        }
    }
}
