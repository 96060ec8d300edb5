using System.Globalization;

namespace NetScript.Schema.Syntax;

/// <summary>
/// The characters of a file and how far they are read. What does not match reads nothing. Each search for what may be far away remembers its answer, so that the time is linear.
/// </summary>
internal sealed class Scanner(string text)
{
    // Names by a hash of theirs: of those that occur often there is one string.
    private readonly string?[] _names = new string?[1024];
    private readonly int _lastBrace = text.LastIndexOf('}');
    private int _closeFrom = -1;
    private int _close = -1;

    public int Position { get; set; }

    public bool AtEnd => Position >= text.Length;

    public char Current => Position < text.Length ? text[Position] : '\0';

    public char Next => Position + 1 < text.Length ? text[Position + 1] : '\0';

    /// <summary>Whether nothing but the end of a line is here.</summary>
    public bool AtNewLine => Current is '\n' or '\r';

    public bool SkipSpaces()
    {
        while (Position < text.Length && IsSpace(text[Position]))
        {
            Position++;
        }

        return true;
    }

    public bool Take(char c)
    {
        if (Current != c || AtEnd)
        {
            return false;
        }

        Position++;
        return true;
    }

    public bool Take(string expected)
    {
        if (string.CompareOrdinal(text, Position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    public bool TakeNewLine() => Take('\n') || (Take('\r') && (Take('\n') || true));

    /// <summary>Takes lines that have only spaces. True if there is one.</summary>
    public bool TakeEmptyLines()
    {
        var taken = false;
        while (true)
        {
            var start = Position;
            SkipSpaces();
            if (!TakeNewLine())
            {
                Position = start;
                return taken;
            }

            taken = true;
        }
    }

    /// <summary>Goes to the end of the line, which is left.</summary>
    public void SkipLine()
    {
        var length = text.AsSpan(Position).IndexOfAny('\n', '\r');
        Position = length < 0 ? text.Length : Position + length;
    }

    public Identifier? TakeIdentifier()
    {
        var start = Position;
        return TakeWord() ? Identifier(start) : null;
    }

    /// <summary>Identifiers with dots between and behind them.</summary>
    public Identifier? TakePath()
    {
        var start = Position;
        if (!TakeWord())
        {
            return null;
        }

        while (Take('.'))
        {
            TakeWord();
        }

        return Identifier(start);
    }

    public bool TakeNumber()
    {
        var start = Position;
        Take('-');
        if (!TakeDigits())
        {
            Position = start;
            return false;
        }

        var end = Position;
        if (!Take('.') || !TakeDigits())
        {
            Position = end;
        }

        return true;
    }

    /// <summary>Takes a literal with its quotation marks.</summary>
    public bool TakeString()
    {
        var start = Position;
        if (!Take('"'))
        {
            return false;
        }

        while (!AtEnd && Current != '"' && (Current >= ' ' || Current == '\\'))
        {
            Position += Current != '\\' ? 1 : char.IsHighSurrogate(Next) ? 3 : 2;
        }

        if (Take('"'))
        {
            return true;
        }

        Position = start;
        return false;
    }

    /// <summary>Takes a comment between <c>/*</c> and <c>*/</c>.</summary>
    public bool TakeBlockComment()
    {
        if (Current != '/' || Next != '*')
        {
            return false;
        }

        var from = Position + 2;
        if (_closeFrom < 0 || from < _closeFrom || (_close >= 0 && _close < from))
        {
            (_closeFrom, _close) = (from, text.IndexOf("*/", from, StringComparison.Ordinal));
        }

        if (_close < 0)
        {
            return false;
        }

        Position = _close + 2;
        return true;
    }

    /// <summary>Goes behind the next closing brace, wherever it is.</summary>
    public bool SkipPastBrace()
    {
        if (Position > _lastBrace)
        {
            return false;
        }

        Position = text.IndexOf('}', Position) + 1;
        return true;
    }

    private Identifier Identifier(int start)
    {
        var span = text.AsSpan(start, Position - start);
        ref var name = ref _names[string.GetHashCode(span) & (_names.Length - 1)];
        if (!span.SequenceEqual(name))
        {
            name = span.ToString();
        }

        return new(name!, new(start, Position));
    }

    private bool TakeWord()
    {
        var start = Position;
        while (Position < text.Length && char.IsAsciiLetterOrDigit(text[Position]))
        {
            Position++;
        }

        // What is left has an underscore, a hyphen or letters of another script.
        while (LetterOrDigitLength() is var length and > 0 || (Current is '_' or '-' && Position > start && (length = 1) > 0))
        {
            Position += length;
        }

        return Position > start;
    }

    /// <summary>The code units of a letter of any script, or of a digit from 0 to 9; 0 if it is neither.</summary>
    private int LetterOrDigitLength()
    {
        var c = Current;
        if (c <= '\x7f')
        {
            return char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        }

        return char.IsHighSurrogate(c) ? (char.IsLetter(text, Position) ? 2 : 0) : char.IsLetter(c) ? 1 : 0;
    }

    private bool TakeDigits()
    {
        var start = Position;
        while (char.IsAsciiDigit(Current))
        {
            Position++;
        }

        return Position > start;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' || (c > '\x7f' && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);
}
