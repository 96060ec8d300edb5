using System.Text;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>Reads an expression from its beginning to its end, as the server prints expressions.</summary>
internal sealed class PostgresExpression(string sql)
{
    private int _position;

    public bool IsAtEnd => Peek() == '\0';

    /// <summary>Reads a mark, if it is next.</summary>
    public bool Read(char mark)
    {
        if (Peek() != mark)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Reads this word in any case, if it is next.</summary>
    public bool ReadWord(string word)
    {
        var start = _position;
        if (string.Equals(ReadWord(), word, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary>Reads a word; <see langword="null"/> if there is none.</summary>
    public string? ReadWord() => char.IsAsciiLetter(Peek()) || Peek() == '_' ? ReadWhile(character => char.IsAsciiLetterOrDigit(character) || character == '_') : null;

    /// <summary>Reads a number as it is written; <see langword="null"/> if there is none.</summary>
    public string? ReadNumber()
    {
        var start = _position;
        var sign = Read('-') ? "-" : "";
        if (char.IsAsciiDigit(Peek()))
        {
            return sign + ReadWhile(character => char.IsAsciiDigit(character) || character == '.');
        }

        _position = start;
        return null;
    }

    /// <summary>Reads a name with or without quotation marks; <see langword="null"/> if there is none.</summary>
    public string? ReadName() => ReadQuoted('"') ?? ReadWord();

    /// <summary>Reads the value of a text; <see langword="null"/> if there is none.</summary>
    public string? ReadText() => ReadQuoted('\'');

    /// <summary>Reads a cast, if there is one. Answers whether nothing is wrong with it.</summary>
    public bool SkipCast()
    {
        if (!Read(':'))
        {
            return true;
        }

        if (!Read(':'))
        {
            return false;
        }

        while (ReadName() is not null || Read('.'))
        {
        }

        if (Read('('))
        {
            ReadWhile(character => character != ')');
            if (!Read(')'))
            {
                return false;
            }

            // timestamp(3) without time zone
            while (ReadWord() is not null)
            {
            }
        }

        return !Read('[') || Read(']');
    }

    /// <summary>The elements of an array's literal of one dimension; <see langword="null"/> if it is none.</summary>
    public static IReadOnlyList<string>? Elements(string literal)
    {
        var elements = new List<string>();
        if (literal is not ['{', .. var content, '}'])
        {
            return null;
        }

        for (var i = 0; i < content.Length; i++)
        {
            var element = new StringBuilder();
            var isQuoted = content[i] == '"';
            for (i += isQuoted ? 1 : 0; i < content.Length && content[i] != (isQuoted ? '"' : ','); i++)
            {
                i += content[i] == '\\' && i + 1 < content.Length ? 1 : 0;
                element.Append(content[i]);
            }

            i += isQuoted ? 1 : 0;
            if ((i < content.Length && content[i] != ',') || (!isQuoted && (element.ToString() is "NULL" or "" || element[0] == '{')))
            {
                return null;
            }

            elements.Add(element.ToString());
        }

        return elements;
    }

    private string? ReadQuoted(char mark)
    {
        if (!Read(mark))
        {
            return null;
        }

        var text = new StringBuilder();
        for (; _position < sql.Length; _position++)
        {
            if (sql[_position] == mark && (++_position == sql.Length || sql[_position] != mark))
            {
                return text.ToString();
            }

            text.Append(sql[_position]);
        }

        return null;
    }

    private string ReadWhile(Func<char, bool> accepts)
    {
        var start = _position;
        while (_position < sql.Length && accepts(sql[_position]))
        {
            _position++;
        }

        return sql[start.._position];
    }

    private char Peek()
    {
        while (_position < sql.Length && char.IsWhiteSpace(sql[_position]))
        {
            _position++;
        }

        return _position < sql.Length ? sql[_position] : '\0';
    }
}
