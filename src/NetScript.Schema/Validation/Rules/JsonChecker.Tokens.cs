using System.Globalization;
using System.Text;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Texts and numbers.</summary>
internal sealed partial class JsonChecker
{
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
}
