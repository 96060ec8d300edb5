namespace NetScript.Migrations.Scripts;

internal sealed partial class SqlTokenReader
{
    private (SqlTokenKind Kind, int End)? NextQuoted(char first)
    {
        if (dialect.Quotes.TryGetValue(first, out var closing))
        {
            var end = dialect.BackslashEscapes && closing is '\'' or '"' ? EndOfEscaped(Start + 1, closing) : EndOfQuoted(Start + 1, closing);
            return (SqlTokenKind.Quoted, end);
        }

        if (dialect.EscapeStrings && first is 'E' or 'e' && StartsWith(Start + 1, "'"))
        {
            return (SqlTokenKind.Quoted, EndOfEscapeString(Start + 2));
        }

        return dialect.DollarQuotes && first == '$' && EndOfDollarTag() is > 0 and var tagEnd
            ? (SqlTokenKind.Quoted, EndOfDollarQuoted(tagEnd))
            : null;
    }

    private int EndOfQuoted(int at, char closing)
    {
        while (true)
        {
            var length = text.AsSpan(at).IndexOf(closing);
            if (length < 0)
            {
                return closing == ']' && dialect.EndClosesBracket ? text.Length : throw NotClosed(closing == '\'' ? "string" : "quoted name");
            }

            at += length + 1;
            if (at == text.Length || text[at] != closing || (closing == ']' && !dialect.BracketsDouble))
            {
                return at;
            }

            at++;
        }
    }

    // A backslash takes what follows with it.
    private int EndOfEscaped(int at, char closing)
    {
        while (at < text.Length)
        {
            var length = text.AsSpan(at).IndexOfAny(closing, '\\');
            if (length < 0)
            {
                break;
            }

            at += length;
            if (text[at] == '\\')
            {
                at += 2;
            }
            else if (at + 1 < text.Length && text[at + 1] == closing)
            {
                at += 2;
            }
            else
            {
                return at + 1;
            }
        }

        throw NotClosed("string");
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
}
