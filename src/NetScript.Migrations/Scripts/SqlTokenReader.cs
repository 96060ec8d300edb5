using System.Globalization;
using System.Text.RegularExpressions;

namespace NetScript.Migrations.Scripts;

/// <summary>Reads a script token by token, as far as tokens matter for the ends of statements.</summary>
internal sealed partial class SqlTokenReader(string text, SqlDialect dialect)
{
    private const string ByteOrderMark = "\uFEFF";

    private string? _delimiter = dialect.BatchSeparator is null ? ";" : null;
    private int _executableComment = -1;

    public SqlTokenKind Kind { get; private set; }

    public int Start { get; private set; }

    /// <summary>Where the token ends, exclusively.</summary>
    public int End { get; private set; }

    /// <summary>How many times a separator wants what is before it to be executed: <c>GO 3</c>.</summary>
    public int Count { get; private set; } = 1;

    public ReadOnlySpan<char> Text => text.AsSpan(Start, End - Start);

    /// <summary>Whether the script has set what ends its statements.</summary>
    public bool HasOwnDelimiter => _delimiter is not (null or ";");

    /// <summary>Whether this is in a comment that the server executes.</summary>
    public bool IsInExecutableComment => _executableComment >= 0;

    /// <summary>Whether the token is the first of its line.</summary>
    public bool IsFirstOfLine
    {
        get
        {
            var before = text.AsSpan(0, Start).TrimEnd(" \t\f\v\uFEFF");
            return before.IsEmpty || before[^1] is '\n' or '\r';
        }
    }

    /// <summary>Goes to the next token. False at the end of the script.</summary>
    /// <exception cref="ScriptSyntaxException">The token is not closed.</exception>
    public bool Read()
    {
        Count = 1;
        Start = End == 0 && text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? 1 : End;
        while (Start < text.Length && IsBlank(text[Start]))
        {
            Start++;
        }

        if (Start < text.Length)
        {
            (Kind, End) = Next(text[Start]);
            return true;
        }

        End = Start;
        return !IsInExecutableComment ? false : throw new ScriptSyntaxException("the comment that begins here is not closed", _executableComment);
    }

    /// <summary>Takes the rest of the line after the word <c>DELIMITER</c> as MySQL's shell does: its first word is what ends statements from here on.</summary>
    /// <exception cref="ScriptSyntaxException">There is none, or it has a backslash.</exception>
    public void ReadDelimiter()
    {
        var end = EndOfLine(End);
        var line = text.AsSpan(End, end - End).Trim();
        var quote = line.IsEmpty ? '\0' : line[0];
        var length = quote is '\'' or '"' ? line[1..].IndexOf(quote) : line.IndexOfAny(' ', '\t');
        var delimiter = quote is '\'' or '"' ? line[1..] : line;
        delimiter = length < 0 ? delimiter : delimiter[..length];
        _delimiter = delimiter.IsEmpty || delimiter.Contains('\\')
            ? throw new ScriptSyntaxException("DELIMITER takes the characters that end statements from here on, without a backslash, such as DELIMITER //", Start)
            : delimiter.ToString();
        End = end;
    }

    private (SqlTokenKind Kind, int End) Next(char first)
    {
        if (IsWordCharacter(first) && (first | 0x20) is not ('e' or 'g') && !HasOwnDelimiter)
        {
            return (SqlTokenKind.Word, EndOfWord(Start + 1));
        }

        if (_delimiter is null)
        {
            if (dialect.BatchSeparator is { } line && first is 'G' or 'g' or ':' or '!' && IsFirstOfLine && EndOfShellLine(line!) is > 0 and var lineEnd)
            {
                return (SqlTokenKind.Separator, lineEnd);
            }
        }
        else if (IsDelimiter(Start))
        {
            return (IsInExecutableComment ? SqlTokenKind.InnerSeparator : SqlTokenKind.Separator, Start + _delimiter.Length);
        }
        else if (first == ';')
        {
            return (SqlTokenKind.InnerSeparator, Start + 1);
        }

        return NextComment(first) ?? NextQuoted(first) ?? NextPlain(first);
    }

    private (SqlTokenKind Kind, int End)? NextComment(char first)
    {
        if (StartsWith(Start, "--") && (!dialect.DashesNeedBlank || Start + 2 == text.Length || text[Start + 2] <= ' '))
        {
            return (SqlTokenKind.Comment, EndOfLine(Start));
        }

        if (first == '#' && dialect.HashComments)
        {
            return (SqlTokenKind.Comment, EndOfLine(Start));
        }

        if (IsInExecutableComment && StartsWith(Start, "*/"))
        {
            _executableComment = -1;
            return (SqlTokenKind.CommentMark, Start + 2);
        }

        if (!StartsWith(Start, "/*"))
        {
            return null;
        }

        if (!IsInExecutableComment && dialect.ExecutableComments.FirstOrDefault(mark => StartsWith(Start, mark)) is { } opening)
        {
            _executableComment = Start;
            return (SqlTokenKind.CommentMark, EndOfDigits(Start + opening.Length));
        }

        return (SqlTokenKind.Comment, EndOfComment());
    }

    private (SqlTokenKind Kind, int End) NextPlain(char first)
    {
        if (IsWordCharacter(first))
        {
            return (SqlTokenKind.Word, EndOfWord(Start + 1));
        }

        return first == '\\' && dialect.BackslashIsShellCommand
            ? throw new ScriptSyntaxException($"a command of {dialect.Name}'s shell begins here, which is no SQL; take it out", Start)
            : (SqlTokenKind.Other, Start + 1);
    }

    // What a script sets to end its statements ends them also within a name, as in MySQL's shell, unless it is a word itself.
    private bool IsDelimiter(int at) => StartsWith(at, _delimiter!)
        && (!IsWordCharacter(_delimiter![^1]) || at + _delimiter.Length == text.Length || !IsWordCharacter(text[at + _delimiter.Length]));

    /// <summary>The end of the line if it is the separator of batches, or 0.</summary>
    private int EndOfShellLine(Regex separator)
    {
        if (text[Start] is ':' or '!')
        {
            return text.Length > Start + 1 && (char.IsAsciiLetter(text[Start + 1]) || StartsWith(Start, "!!"))
                ? throw new ScriptSyntaxException($"a command of {dialect.Name}'s shell begins here, which is no SQL; take it out", Start)
                : 0;
        }

        var end = EndOfLine(Start);
        if (end - Start < 2 || text[Start + 1] is not ('O' or 'o') || separator.Match(text[Start..end]) is not { Success: true } match)
        {
            return 0;
        }

        if (match.Groups["count"] is { Success: true } count)
        {
            Count = int.TryParse(count.ValueSpan, CultureInfo.InvariantCulture, out var times) && times <= SqlDialect.MostRepeats
                ? times
                : throw new ScriptSyntaxException($"a batch may be repeated {SqlDialect.MostRepeats} times at most; write a loop", Start);
        }

        return end;
    }

    private int EndOfLine(int from)
    {
        var length = text.AsSpan(from).IndexOf('\n');
        return length < 0 ? text.Length : from + length;
    }

    private int EndOfDigits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
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

    // In some dialects a name may hold a dollar sign, which then begins no string.
    private int EndOfWord(int at)
    {
        var isName = !char.IsAsciiDigit(text[Start]);
        var stopsAtDelimiter = HasOwnDelimiter && !char.IsAsciiLetterOrDigit(_delimiter![0]) && _delimiter[0] != '_';
        while (at < text.Length && (IsWordCharacter(text[at]) || (isName && text[at] == '$')) && !(stopsAtDelimiter && StartsWith(at, _delimiter!)))
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
