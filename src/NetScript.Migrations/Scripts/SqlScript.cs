namespace NetScript.Migrations.Scripts;

/// <summary>A script in its statements.</summary>
internal sealed record SqlScript
{
    private SqlScript(string text, IReadOnlyList<SqlStatement> statements, bool isTransactional)
    {
        Text = text;
        Statements = statements;
        IsTransactional = isTransactional;
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The statements to execute.</summary>
    public IReadOnlyList<SqlStatement> Statements { get; }

    /// <summary>Whether they can be executed in one transaction. If not, they are executed one by one.</summary>
    public bool IsTransactional { get; }

    /// <summary>Divides a script into statements, in time linear in its length.</summary>
    /// <exception cref="ScriptSyntaxException">It is not closed what it opens, or it has a statement that cannot work in a migration.</exception>
    public static SqlScript Parse(string text, SqlDialect dialect)
    {
        var splitter = new StatementSplitter(text, dialect);
        var statements = splitter.Split();
        foreach (var statement in statements)
        {
            if (dialect.Refused.FirstOrDefault(rule => rule.Statement.IsMatch(statement.Head)) is { Reason: { } reason })
            {
                throw new ScriptSyntaxException(reason, statement.Start, statement.Number);
            }
        }

        // A script which makes itself one transaction gets ours in place of its own, so that its record is part of it.
        var controls = statements.Where(statement => dialect.ControlsTransaction.IsMatch(statement.Head)).ToList();
        if (controls.Count == 2 && controls[0] == statements[0] && controls[1] == statements[^1]
            && dialect.BeginsTransaction.IsMatch(controls[0].Head) && dialect.CommitsTransaction.IsMatch(controls[1].Head))
        {
            statements = statements[1..^1];
            controls = [];
        }

        var isTransactional = !splitter.ForbidsTransaction && controls.Count == 0
            && !statements.Any(statement => dialect.NeedsNoTransaction.IsMatch(statement.Head));
        return new SqlScript(text, statements, isTransactional);
    }

    /// <summary>Where a statement begins.</summary>
    public ScriptPosition PositionOf(SqlStatement statement) => ScriptPosition.Of(Text, statement.Start);
}
