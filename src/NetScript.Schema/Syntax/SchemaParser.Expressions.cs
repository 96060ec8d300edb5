namespace NetScript.Schema.Syntax;

/// <summary>Attributes, arguments and values.</summary>
internal sealed partial class SchemaParser
{
    // Deeper than anyone writes; the stack would not hold what a hostile file may nest.
    private const int MaxDepth = 100;

    // What is read of the lists around the place, the innermost at the end.
    private readonly List<AttributeItem> _attributes = [];
    private readonly List<Argument> _arguments = [];
    private Func<int, Expression?>? _tryExpression;

    private AttributeItem[] TakeAttributes()
    {
        var first = _attributes.Count;
        while (true)
        {
            var position = _scanner.Position;
            _scanner.SkipSpaces();
            if (TryAttribute() is not { } attribute)
            {
                _scanner.Position = position;
                return Pop(_attributes, first);
            }

            _attributes.Add(attribute);
        }
    }

    private AttributeItem? TryAttribute()
    {
        var start = _scanner.Position;
        if (!_scanner.Take('@') || !_scanner.SkipSpaces() || _scanner.TakePath() is not { } name)
        {
            _scanner.Position = start;
            return null;
        }

        // The spaces belong to an attribute without arguments.
        _scanner.SkipSpaces();
        var arguments = TryArguments(0);
        return new(name, arguments, null, new(start, _scanner.Position));
    }

    private ArgumentList? TryArguments(int depth)
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (depth > MaxDepth || !_scanner.Take('('))
        {
            return null;
        }

        var first = _arguments.Count;
        TextSpan? trailing = null;
        _scanner.SkipSpaces();
        while (TryArgument(depth) is { } argument)
        {
            _arguments.Add(argument);
            var end = _scanner.Position;
            _scanner.SkipSpaces();
            if (!_scanner.Take(','))
            {
                _scanner.Position = end;
                break;
            }

            trailing = new(_scanner.Position - 1, _scanner.Position);
            _scanner.SkipSpaces();
            if (_scanner.Current != ')')
            {
                trailing = null;
            }
        }

        var arguments = Pop(_arguments, first);
        _scanner.SkipSpaces();
        if (arguments.Length == 0 && _scanner.Take(','))
        {
            trailing = new(_scanner.Position - 1, _scanner.Position);
            _scanner.SkipSpaces();
        }

        if (_scanner.Take(')'))
        {
            return new(arguments, trailing);
        }

        Backtrack(start, errors);
        return null;
    }

    private static T[] Pop<T>(List<T> stack, int first)
    {
        if (stack.Count == first)
        {
            return [];
        }

        var items = new T[stack.Count - first];
        stack.CopyTo(first, items, 0, items.Length);
        stack.RemoveRange(first, items.Length);
        return items;
    }

    private Argument? TryArgument(int depth)
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (_scanner.TakeIdentifier() is { } name && _scanner.SkipSpaces() && _scanner.Take(':'))
        {
            var end = _scanner.Position;
            _scanner.SkipSpaces();
            var value = TryExpression(depth + 1);
            _scanner.Position = value is null ? end : _scanner.Position;
            return new(name, value, new(start, _scanner.Position));
        }

        Backtrack(start, errors);
        return TryExpression(depth + 1) is { } expression ? new(null, expression, expression.Span) : null;
    }

    private Expression? TryExpression(int depth) =>
        _scanner.Current switch
        {
            '[' => TryArray(depth),
            '{' => TryObject(depth),
            '"' => TryString(),
            _ => TryNamed(depth),
        };

    /// <summary>A function, a number, or else a constant: names may begin with digits.</summary>
    private Expression? TryNamed(int depth)
    {
        var start = _scanner.Position;
        if (_scanner.TakePath() is not { } path)
        {
            return TryNumber();
        }

        if (_scanner.SkipSpaces() && TryArguments(depth) is { } arguments)
        {
            return new FunctionExpression(path.Text, arguments, new(start, _scanner.Position));
        }

        _scanner.Position = start;
        if (TryNumber() is { } number)
        {
            return number;
        }

        _scanner.Position = path.Span.End;
        return new ConstantExpression(path.Text, path.Span);
    }

    private NumberExpression? TryNumber()
    {
        var start = _scanner.Position;
        return _scanner.TakeNumber() ? new(_file.Text[start.._scanner.Position], new(start, _scanner.Position)) : null;
    }

    private StringExpression? TryString()
    {
        var start = _scanner.Position;
        if (!_scanner.TakeString())
        {
            return null;
        }

        var content = _file.Text.AsSpan((start + 1)..(_scanner.Position - 1));
        var value = content.Contains('\\') ? StringLiteral.Read(content, start + 1, Report) : content.ToString();
        return new(value, new(start, _scanner.Position));
    }

    private ArrayExpression? TryArray(int depth)
    {
        var start = _scanner.Position;
        return TryList('[', ']', depth, _tryExpression ??= TryExpression) is { } items ? new(items, new(start, _scanner.Position)) : null;
    }

    private ObjectExpression? TryObject(int depth)
    {
        var start = _scanner.Position;
        return TryList('{', '}', depth, Member) is { } members ? new([.. members.Select(member => (member.Name, member.Value))], new(start, _scanner.Position)) : null;

        ObjectMember? Member(int depth)
        {
            var (start, errors) = (_scanner.Position, _diagnostics.Count);
            if (_scanner.TakeIdentifier() is { } name && _scanner.SkipSpaces() && _scanner.Take(':') && _scanner.SkipSpaces() && TryExpression(depth) is { } value)
            {
                return new(name, value);
            }

            Backtrack(start, errors);
            return null;
        }
    }

    private List<T>? TryList<T>(char open, char close, int depth, Func<int, T?> tryItem)
        where T : class
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        var items = new List<T>(1);
        if (depth <= MaxDepth && _scanner.Take(open) && _scanner.SkipSpaces())
        {
            while (_scanner.Current != close && tryItem(depth + 1) is { } item)
            {
                items.Add(item);
                _scanner.SkipSpaces();
                if (!_scanner.Take(','))
                {
                    break;
                }

                _scanner.SkipSpaces();
                if (_scanner.Current == close)
                {
                    Backtrack(start, errors);
                    return null;
                }
            }

            if (_scanner.Take(close))
            {
                return items;
            }
        }

        Backtrack(start, errors);
        return null;
    }

    private sealed record ObjectMember(Identifier Name, Expression Value);
}
