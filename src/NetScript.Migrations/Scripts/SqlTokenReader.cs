namespace NetScript.Migrations.Scripts;

/// <summary>Reads a script token by token, as far as tokens matter for the ends of statements.</summary>
internal sealed class SqlTokenReader(string text, SqlDialect dialect)
{
    public SqlTokenKind Kind { get; private set; }

    public int Start { get; private set; }

    /// <summary>Where the token ends, exclusively.</summary>
    public int End { get; private set; }

    public ReadOnlySpan<char> Text => text.AsSpan(Start, End - Start);

    /// <summary>Goes to the next token. False at the end of the script.</summary>
    /// <exception cref="ScriptSyntaxException">The token is not closed.</exception>
    public bool Read()
    {
        Start = End;
        while (Start < text.Length && IsBlank(text[Start]))
        {
            Start++;
        }

        if (Start == text.Length)
        {
            End = Start;
            return false;
        }

        (Kind, End) = Next(text[Start]);
        return true;
    }

    private (SqlTokenKind Kind, int End) Next(char first)
    {
        if (StartsWith(Start, "--"))
        {
            return (SqlTokenKind.Comment, EndOfLine(Start));
        }

        if (StartsWith(Start, "/*"))
        {
            return (SqlTokenKind.Comment, EndOfComment());
        }

        if (first == ';')
        {
            return (SqlTokenKind.Separator, Start + 1);
        }

        if (dialect.Quotes.TryGetValue(first, out var closing))
        {
            return (SqlTokenKind.Quoted, EndOfQuoted(Start + 1, closing));
        }

        if (dialect.EscapeStrings && first is 'E' or 'e' && StartsWith(Start + 1, "'"))
        {
            return (SqlTokenKind.Quoted, EndOfEscapeString(Start + 2));
        }

        if (dialect.DollarQuotes && first == '$' && EndOfDollarTag() is > 0 and var tagEnd)
        {
            return (SqlTokenKind.Quoted, EndOfDollarQuoted(tagEnd));
        }

        if (IsWordCharacter(first))
        {
            return (SqlTokenKind.Word, EndOfWord(Start + 1));
        }

        return first == '\\' && dialect.BackslashIsShellCommand
            ? throw new ScriptSyntaxException($"a command of {dialect.Name}'s shell begins here, which is no SQL; take it out", Start)
            : (SqlTokenKind.Other, Start + 1);
    }

    private int EndOfLine(int from)
    {
        var length = text.AsSpan(from).IndexOf('\n');
        return length < 0 ? text.Length : from + length;
    }

    private int EndOfComment()
    {
        var depth = 1;
        for (var at = Start + 2; at < text.Length; at++)
        {
            if (StartsWith(at, "*/"))
            {
                at++;
                if (--depth == 0)
                {
                    return at + 1;
                }
            }
            else if (dialect.NestsComments && StartsWith(at, "/*"))
            {
                at++;
                depth++;
            }
        }

        return dialect.EndClosesComment ? text.Length : throw NotClosed("comment");
    }

    private int EndOfQuoted(int at, char closing)
    {
        while (true)
        {
            var length = text.AsSpan(at).IndexOf(closing);
            if (length < 0)
            {
                throw NotClosed(closing == '\'' ? "string" : "quoted name");
            }

            at += length + 1;
            if (at == text.Length || text[at] != closing || closing == ']')
            {
                return at;
            }

            at++;
        }
    }

    private int EndOfEscapeString(int at)
    {
        while (at < text.Length)
        {
            if (text[at] == '\\' || StartsWith(at, "''"))
            {
                at += 2;
            }
            else if (text[at] != '\'')
            {
                at++;
            }
            else if (ContinuationAfter(at + 1) is { } next)
            {
                at = next;
            }
            else
            {
                return at + 1;
            }
        }

        throw NotClosed("string");
    }

    // A string that follows in another line continues this one, in PostgreSQL with its escapes.
    private int? ContinuationAfter(int at)
    {
        var sawLine = false;
        while (at < text.Length)
        {
            if (text[at] == '\n' || IsBlank(text[at]))
            {
                sawLine |= text[at] is '\n' or '\r';
                at++;
            }
            else if (StartsWith(at, "--"))
            {
                at = EndOfLine(at);
            }
            else
            {
                return sawLine && text[at] == '\'' ? at + 1 : null;
            }
        }

        return null;
    }

    /// <summary>The end of <c>$tag$</c> at the start of the token, or 0 if there is none.</summary>
    private int EndOfDollarTag()
    {
        var at = Start + 1;
        while (at < text.Length && IsWordCharacter(text[at]) && !(at == Start + 1 && char.IsAsciiDigit(text[at])))
        {
            at++;
        }

        return at < text.Length && text[at] == '$' ? at + 1 : 0;
    }

    private int EndOfDollarQuoted(int tagEnd)
    {
        var length = text.AsSpan(tagEnd).IndexOf(text.AsSpan(Start, tagEnd - Start));
        return length < 0 ? throw NotClosed($"string {text[Start..tagEnd]}") : tagEnd + length + (tagEnd - Start);
    }

    // In PostgreSQL a name may hold a dollar sign, which then begins no string.
    private int EndOfWord(int at)
    {
        var isName = !char.IsAsciiDigit(text[Start]);
        while (at < text.Length && (IsWordCharacter(text[at]) || (isName && text[at] == '$')))
        {
            at++;
        }

        return at;
    }

    private bool StartsWith(int at, string token) => text.AsSpan(at).StartsWith(token, StringComparison.Ordinal);

    private ScriptSyntaxException NotClosed(string what) => new($"the {what} that begins here is not closed", Start);

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f' or '\v';

    // What is not ASCII is part of a name in every dialect, even if it looks like a blank.
    private static bool IsWordCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '_' || character >= '\x80';
}
