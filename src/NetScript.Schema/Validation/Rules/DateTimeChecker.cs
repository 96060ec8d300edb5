using System.Globalization;
using System.Text;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Finds what is wrong with a time of RFC 3339, in the words of the parser that Prisma uses. A part that is out of range is told before what follows it is read.</summary>
internal sealed class DateTimeChecker
{
    private const string TooShort = "premature end of input";
    private const string Invalid = "input contains invalid characters";
    private const string OutOfRange = "input is out of range";
    private const string TooLong = "trailing input";

    private readonly string _text;
    private int _position;
    private string? _error;

    private DateTimeChecker(string text)
    {
        _text = text;
    }

    /// <summary>What is wrong, or <see langword="null"/> if nothing is.</summary>
    public static string? Check(string text)
    {
        var checker = new DateTimeChecker(text);
        checker.Read();
        return checker._error;
    }

    private bool Read()
    {
        if (!(Number(4, 0, 9999, out var year) && One("-") && Number(2, 1, 12, out var month) && One("-") && Number(2, 1, 31, out var day) && One("tT ")
            && Number(2, 0, 23, out _) && One(":") && Number(2, 0, 59, out _) && One(":") && Number(2, 0, 60, out _) && Fraction() && Offset()))
        {
            return false;
        }

        if (_position < _text.Length)
        {
            return Fail(TooLong);
        }

        // The calendar has no year 0, which is a leap year.
        return day <= DateTime.DaysInMonth(year == 0 ? 4 : year, month) || Fail(OutOfRange);
    }

    private bool Number(int length, int min, int max, out int value)
    {
        value = 0;
        var rest = _text.AsSpan(_position);
        if (Encoding.UTF8.GetByteCount(rest) < length)
        {
            return Fail(TooShort);
        }

        var digits = rest[..Math.Min(length, rest.Length)];
        if (digits.ContainsAnyExceptInRange('0', '9'))
        {
            return Fail(Invalid);
        }

        value = int.Parse(digits, CultureInfo.InvariantCulture);
        _position += length;
        return (value >= min && value <= max) || Fail(OutOfRange);
    }

    private bool One(string allowed)
    {
        if (_position >= _text.Length)
        {
            return Fail(TooShort);
        }

        return allowed.Contains(_text[_position++], StringComparison.Ordinal) || Fail(Invalid);
    }

    private bool Fraction()
    {
        if (_position >= _text.Length || _text[_position] != '.')
        {
            return true;
        }

        var start = ++_position;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position]))
        {
            _position++;
        }

        return _position > start || Fail(start == _text.Length ? TooShort : Invalid);
    }

    private bool Offset()
    {
        if (!One("zZ+-\u2212"))
        {
            return false;
        }

        if (_text[_position - 1] is 'z' or 'Z')
        {
            return true;
        }

        return Number(2, 0, 99, out var hours) && One(":") && Number(2, 0, 59, out _) && (hours < 24 || Fail(OutOfRange));
    }

    private bool Fail(string message)
    {
        _error = message;
        return false;
    }
}
