using System.Globalization;
using System.Text;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Finds what is wrong with a JSON text and where, in the words of the parser that Prisma uses. Positions count bytes of UTF-8.</summary>
internal sealed class JsonChecker
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

    private bool Text()
    {
        while (Next() is { } next)
        {
            switch (next)
            {
                case (byte)'"':
                    return true;
                case (byte)'\\' when !Escape():
                    return false;
                case < 0x20:
                    return Fail("control character (\\u0000-\\u001F) found while parsing a string");
            }
        }

        return Fail("EOF while parsing a string");
    }

    private bool Escape()
    {
        switch (Next())
        {
            case null:
                return Fail("EOF while parsing a string");
            case (byte)'u':
                return Unicode();
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return true;
            default:
                return Fail("invalid escape");
        }
    }

    private bool Unicode()
    {
        if (Hex() is not { } first)
        {
            return false;
        }

        if (char.IsLowSurrogate(first))
        {
            return Fail("lone leading surrogate in hex escape");
        }

        if (!char.IsHighSurrogate(first))
        {
            return true;
        }

        foreach (var expected in @"\u")
        {
            if (Next() is not { } next)
            {
                return Fail("EOF while parsing a string");
            }

            if (next != expected)
            {
                return Fail("unexpected end of hex escape");
            }
        }

        return Hex() is { } second && (char.IsLowSurrogate(second) || Fail("lone leading surrogate in hex escape"));
    }

    private char? Hex()
    {
        if (_position + 4 > _text.Length)
        {
            _position = _text.Length;
            Fail("EOF while parsing a string");
            return null;
        }

        var digits = Encoding.Latin1.GetString(_text, _position, 4);
        _position += 4;
        if (digits.All(char.IsAsciiHexDigit))
        {
            return (char)int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        Fail("invalid escape");
        return null;
    }

    private bool Number()
    {
        var start = _position;
        _position += _text[_position] == '-' ? 1 : 0;
        switch (Next())
        {
            case null:
                return Fail("EOF while parsing a value");
            case (byte)'0' when IsDigit(Peek()):
                return FailAhead("invalid number");
            case var digit when !IsDigit(digit):
                return Fail("invalid number");
        }

        SkipDigits();
        if (Peek() == '.')
        {
            _position++;
            if (!IsDigit(Peek()))
            {
                return FailAhead(Peek() is null ? "EOF while parsing a value" : "invalid number");
            }

            SkipDigits();
        }

        if (Peek() is (byte)'e' or (byte)'E')
        {
            _position++;
            _position += Peek() is (byte)'+' or (byte)'-' ? 1 : 0;
            if (Next() is not { } digit)
            {
                return Fail("EOF while parsing a value");
            }

            if (!IsDigit(digit))
            {
                return Fail("invalid number");
            }

            SkipDigits();
        }

        var value = double.Parse(Encoding.ASCII.GetString(_text, start, _position - start), CultureInfo.InvariantCulture);
        return double.IsFinite(value) || Fail("number out of range");
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
