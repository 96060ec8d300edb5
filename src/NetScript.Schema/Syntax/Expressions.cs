using System.Text;

namespace NetScript.Schema.Syntax;

internal readonly record struct Identifier(string Text, TextSpan Span);

internal sealed record Argument(Identifier? Name, Expression? Value, TextSpan Span);

/// <summary>What is between parentheses. An argument that has a name and no value is kept, so that it can be told.</summary>
internal sealed record ArgumentList(Argument[] All, TextSpan? TrailingComma)
{
    public static ArgumentList Empty { get; } = new([], null);

    public Argument[] Arguments { get; } = Array.TrueForAll(All, argument => argument.Value is not null) ? All : Array.FindAll(All, argument => argument.Value is not null);

    /// <summary>Whether nothing in it is missing or too much; seen here, since to look at each argument again takes time.</summary>
    public bool IsComplete { get; } = TrailingComma is null && Array.TrueForAll(All, argument => IsWhole(argument.Value));

    /// <summary>The whole of a named argument.</summary>
    public TextSpan? SpanOf(string name) => Array.Find(Arguments, argument => argument.Name?.Text == name)?.Span;

    private static bool IsWhole(Expression? value) => value switch
    {
        null => false,
        FunctionExpression function => function.Arguments.IsComplete,
        ArrayExpression array => array.Items.TrueForAll(IsWhole),
        _ => true,
    };
}

/// <summary>A value. Its text is the one that messages show.</summary>
internal abstract record Expression(TextSpan Span)
{
    /// <summary>What messages call it.</summary>
    public abstract string Kind { get; }

    protected abstract void Write(StringBuilder text);

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    protected static void Join(StringBuilder text, string open, IEnumerable<Expression> values, string separator, string close)
    {
        text.Append(open);
        var first = true;
        foreach (var value in values)
        {
            text.Append(first ? "" : separator);
            value.Write(text);
            first = false;
        }

        text.Append(close);
    }

    internal static void WriteNamed(StringBuilder text, string name, Expression value)
    {
        text.Append(name).Append(": ");
        value.Write(text);
    }
}

internal sealed record NumberExpression(string Text, TextSpan Span) : Expression(Span)
{
    public override string Kind => "numeric";

    protected override void Write(StringBuilder text) => text.Append(Text);
}

internal sealed record StringExpression(string Value, TextSpan Span) : Expression(Span)
{
    public override string Kind => "string";

    protected override void Write(StringBuilder text) => StringLiteral.Write(text, Value);
}

internal sealed record ConstantExpression(string Name, TextSpan Span) : Expression(Span)
{
    public override string Kind => "literal";

    protected override void Write(StringBuilder text) => text.Append(Name);
}

internal sealed record FunctionExpression(string Name, ArgumentList Arguments, TextSpan Span) : Expression(Span)
{
    public override string Kind => "functional";

    protected override void Write(StringBuilder text)
    {
        text.Append(Name);
        Join(text, "(", Arguments.Arguments.Select(argument => argument.Name is { } name ? new NamedExpression(name.Text, argument.Value!) : argument.Value!), ",", ")");
    }
}

internal sealed record ArrayExpression(List<Expression> Items, TextSpan Span) : Expression(Span)
{
    public override string Kind => "array";

    protected override void Write(StringBuilder text) => Join(text, "[", Items, ",", "]");
}

/// <summary>The conditions of a partial index.</summary>
internal sealed record ObjectExpression(IReadOnlyList<(Identifier Name, Expression Value)> Members, TextSpan Span) : Expression(Span)
{
    public override string Kind => "object";

    protected override void Write(StringBuilder text) => Join(text, "{ ", Members.Select(member => new NamedExpression(member.Name.Text, member.Value)), ", ", " }");
}

/// <summary>Only for the text of the others.</summary>
file sealed record NamedExpression(string Name, Expression Value) : Expression(Value.Span)
{
    public override string Kind => Value.Kind;

    protected override void Write(StringBuilder text) => WriteNamed(text, Name, Value);
}
