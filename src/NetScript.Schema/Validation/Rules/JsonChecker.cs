using System.Globalization;
using System.Text;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Finds what is wrong with a JSON text and where, in the words of the parser that Prisma uses. Positions count bytes of UTF-8.</summary>
internal sealed partial class JsonChecker
{
    private const int MaxDepth = 128;

    private readonly byte[] _text;
    private int _position;
    private string? _error;

    private JsonChecker(string text)
    {
        _text = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>What is wrong, or <see langword="null"/> if nothing is.</summary>
    public static string? Check(string text)
    {
        var checker = new JsonChecker(text);
        if (checker.Value(1) && checker.SkipSpaces() is not null)
        {
            checker.FailAhead("trailing characters");
        }

        return checker._error;
    }

    private bool Value(int depth)
    {
        switch (SkipSpaces())
        {
            case null:
                return FailAhead("EOF while parsing a value");
            case (byte)'n':
                return Word("null");
            case (byte)'t':
                return Word("true");
            case (byte)'f':
                return Word("false");
            case (byte)'"':
                _position++;
                return Text();
            case (byte)'[' or (byte)'{' when depth >= MaxDepth:
                return FailAhead("recursion limit exceeded");
            case (byte)'[':
                _position++;
                return Items(depth);
            case (byte)'{':
                _position++;
                return Members(depth);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number();
            default:
                return FailAhead("expected value");
        }
    }

    private bool Word(string word)
    {
        _position++;
        foreach (var expected in word[1..])
        {
            if (Next() is not { } next)
            {
                return Fail("EOF while parsing a value");
            }

            if (next != expected)
            {
                return Fail("expected ident");
            }
        }

        return true;
    }

    private bool Items(int depth)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            switch (SkipSpaces())
            {
                case null:
                    return FailAhead("EOF while parsing a list");
                case (byte)']':
                    _position++;
                    return true;
                case (byte)',' when !isFirst:
                    _position++;
                    if (SkipSpaces() == ']')
                    {
                        return FailAhead("trailing comma");
                    }

                    break;
                default:
                    if (!isFirst)
                    {
                        return FailAhead("expected `,` or `]`");
                    }

                    break;
            }

            if (!Value(depth + 1))
            {
                return false;
            }
        }
    }

    private bool Members(int depth)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var next = SkipSpaces();
            switch (next)
            {
                case null:
                    return FailAhead("EOF while parsing an object");
                case (byte)'}':
                    _position++;
                    return true;
                case (byte)',' when !isFirst:
                    _position++;
                    next = SkipSpaces();
                    break;
                default:
                    if (!isFirst)
                    {
                        return FailAhead("expected `,` or `}`");
                    }

                    break;
            }

            if (next != '"')
            {
                return FailAhead(next is null ? "EOF while parsing a value" : next == '}' ? "trailing comma" : "key must be a string");
            }

            _position++;
            if (!Text() || !Colon() || !Value(depth + 1))
            {
                return false;
            }
        }
    }

    private bool Colon()
    {
        switch (SkipSpaces())
        {
            case null:
                return FailAhead("EOF while parsing an object");
            case (byte)':':
                _position++;
                return true;
            default:
                return FailAhead("expected `:`");
        }
    }

    private void SkipDigits()
    {
        while (IsDigit(Peek()))
        {
            _position++;
        }
    }

    private static bool IsDigit(byte? value) => value is >= (byte)'0' and <= (byte)'9';

    private byte? Peek() => _position < _text.Length ? _text[_position] : null;

    private byte? Next() => _position < _text.Length ? _text[_position++] : null;

    private byte? SkipSpaces()
    {
        while (Peek() is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _position++;
        }

        return Peek();
    }

    /// <summary>At what was read last.</summary>
    private bool Fail(string message) => Fail(message, _position);

    /// <summary>At what comes next.</summary>
    private bool FailAhead(string message) => Fail(message, Math.Min(_position + 1, _text.Length));

    private bool Fail(string message, int position)
    {
        var before = _text.AsSpan(0, position);
        _error = string.Create(CultureInfo.InvariantCulture, $"{message} at line {before.Count((byte)'\n') + 1} column {position - (before.LastIndexOf((byte)'\n') + 1)}");
        return false;
    }
}
