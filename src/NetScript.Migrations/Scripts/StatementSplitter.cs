using System.Text;
using System.Text.RegularExpressions;

namespace NetScript.Migrations.Scripts;

/// <summary>Divides a script into its statements: one pass, no backtracking over what was read.</summary>
internal sealed partial class StatementSplitter(string text, SqlDialect dialect)
{
    private const string Quoted = "?";
    private const int DecidingWords = 16;

    private readonly List<SqlStatement> _statements = [];
    private readonly SqlTokenReader _reader = new(text, dialect);
    private readonly StringBuilder _head = new();
    private readonly List<string> _firstWords = [];
    private readonly Stack<int> _parentheses = new();
    private readonly bool _isInBatches = dialect.BatchSeparator is not null;
    private int _headWords;
    private int _start = -1;
    private int _end;
    private Definition _definition = Definition.Unknown;
    private int _openingWords;
    private RoutineBody? _body;
    private int _bodyStart;
    private string? _previous;
    private bool _hasSql;
    private bool _hasSeparator;
    private bool _isSeveral;

    private enum Definition
    {
        /// <summary>The words so far could begin a definition with a body.</summary>
        Unknown,

        /// <summary>It is something else.</summary>
        Plain,

        /// <summary>It defines an object that may have a body.</summary>
        MayHaveBody,

        /// <summary>This is its body.</summary>
        Body,

        /// <summary>The body is closed.</summary>
        Closed,
    }

    /// <summary>Whether the head of the script says <c>-- netscript: no-transaction</c>.</summary>
    public bool ForbidsTransaction { get; private set; }

    /// <summary>Whether what would follow the script were read with a delimiter that it has set.</summary>
    public bool LeavesDelimiter => _reader.HasOwnDelimiter;

    /// <summary>The statements that were found.</summary>
    public List<SqlStatement> Statements => _statements;

    /// <exception cref="ScriptSyntaxException">Something is not closed.</exception>
    public List<SqlStatement> Split()
    {
        try
        {
            while (_reader.Read())
            {
                Add(_reader.Kind);
            }
        }
        catch (ScriptSyntaxException exception) when (exception.Statement is null)
        {
            throw new ScriptSyntaxException(exception.Message, exception.Offset, _statements.Count + 1);
        }

        CheckEnd();
        Emit();
        return _statements;
    }

    private void Add(SqlTokenKind kind)
    {
        switch (kind)
        {
            case SqlTokenKind.Comment:
                ReadDirective();
                if (_isInBatches)
                {
                    Extend();
                }

                break;
            case SqlTokenKind.CommentMark:
                Extend();
                break;
            case SqlTokenKind.Separator when !EndsStatement():
            case SqlTokenKind.InnerSeparator:
                SeparateWithin();
                break;
            case SqlTokenKind.Separator:
                Emit();
                break;
            case SqlTokenKind.Word when dialect.HasDelimiterCommand && IsDelimiterCommand():
                Emit();
                _reader.ReadDelimiter();
                break;
            default:
                AddSql();
                break;
        }
    }

    // A delimiter of the script's own is stronger than the body that it was set for.
    private bool EndsStatement() => _isInBatches || _reader.HasOwnDelimiter
        || (_definition != Definition.Body && (_parentheses.Count == 0 || !dialect.ParenthesesGroup));

    // As in MySQL's shell at the beginning of a line, whatever is before it; yet a column may have this name.
    private bool IsDelimiterCommand() => _reader.Text.Equals("DELIMITER", StringComparison.OrdinalIgnoreCase) && !_reader.IsInExecutableComment
        && (_start < 0 || (_parentheses.Count == 0 && (_definition != Definition.Body || _reader.HasOwnDelimiter) && _reader.IsFirstOfLine));

    private void SeparateWithin()
    {
        Extend();
        _previous = null;
        if (_definition == Definition.Body)
        {
            _body!.Separate();
        }
        else
        {
            _hasSeparator = true;
        }
    }

    private void Extend()
    {
        if (_start < 0)
        {
            _start = _reader.Start;
        }

        _end = _reader.End;
    }

    private void Emit()
    {
        if (_start >= 0)
        {
            var statement = new SqlStatement(0, text, _start, _end, _isSeveral ? $"; {_head}" : _head.ToString());
            for (var count = _reader.Count; count > 0; count--)
            {
                _statements.Add(statement with { Number = _statements.Count + 1 });
            }
        }

        _start = -1;
        _head.Clear();
        _firstWords.Clear();
        _headWords = 0;
        _parentheses.Clear();
        _definition = Definition.Unknown;
        _openingWords = 0;
        _previous = null;
        _hasSeparator = false;
        _isSeveral = false;
    }

    private void AddSql()
    {
        Extend();
        _hasSql = true;
        _isSeveral |= _hasSeparator && !dialect.ParenthesesGroup;
        CountParentheses();
        var isHead = _parentheses.Count == 0 && _headWords < dialect.HeadWords;
        if (!isHead && _definition is Definition.Plain or Definition.Closed)
        {
            return;
        }

        var word = _reader.Kind == SqlTokenKind.Word ? UpperCase(_reader.Text) : null;
        if (isHead && (word ?? (_reader.Kind == SqlTokenKind.Quoted ? Quoted : null)) is { } headWord)
        {
            AddToHead(headWord);
        }

        FollowDefinition(word);
        _previous = word ?? (_reader.Kind == SqlTokenKind.Quoted ? Quoted : _reader.Text[0].ToString());
    }

    private void AddToHead(string word)
    {
        _head.Append(_headWords == 0 ? "" : " ").Append(word);
        if (_headWords++ < DecidingWords)
        {
            _firstWords.Add(word);
        }
    }

    private void CountParentheses()
    {
        if (_reader.Kind == SqlTokenKind.Other && _reader.Text is "(")
        {
            _parentheses.Push(_reader.Start);
        }
        else if (_reader.Kind == SqlTokenKind.Other && _reader.Text is ")")
        {
            _parentheses.TryPop(out _);
        }
    }

    private void FollowDefinition(string? word)
    {
        switch (_definition)
        {
            case Definition.Unknown when word is not null && dialect.ObjectsWithBody.Contains(word) && _firstWords.Contains("CREATE"):
                _definition = Definition.MayHaveBody;
                break;
            case Definition.Unknown when word is not null && _headWords == 1 && word != "BEGIN" && dialect.Blocks.Contains(word):
            case Definition.Plain when word == "ATOMIC" && dialect.Blocks.Count > 0 && _firstWords is ["BEGIN", "NOT", "ATOMIC"]:
                OpenBody(word);
                break;
            case Definition.Unknown when word is null || !dialect.CreateWords.Contains(word):
                // A view has no body, and its query may name anything.
                var isOpen = dialect.OpenCreateWord is { } open && _firstWords.Contains(open) && word != "VIEW";
                _definition = isOpen ? Definition.Unknown : Definition.Plain;
                break;
            case Definition.MayHaveBody when _parentheses.Count == 0:
                FollowOpening(word);
                break;
            case Definition.Body when _body!.Close(word, _reader.Text is ":"):
                _definition = Definition.Closed;
                break;
        }
    }

    private void FollowOpening(string? word)
    {
        _openingWords = _previous is "=" or "," or "." ? 0
            : word == dialect.BodyOpening[_openingWords] ? _openingWords + 1
            : word == dialect.BodyOpening[0] ? 1
            : 0;
        if (_openingWords == dialect.BodyOpening.Count || (word is not null && dialect.Blocks.Count > 0 && OpensBlock(word)))
        {
            OpenBody(word!);
        }
    }

    private void OpenBody(string word)
    {
        _definition = Definition.Body;
        _body = RoutineBody.Open(word, dialect.Blocks);
        _bodyStart = _reader.Start;
    }

    // A body can be one block without BEGIN. The same words are functions and expressions; a statement can follow only the words with which the head of a definition ends.
    private bool OpensBlock(string word) => word is "AS" or "IS"
        ? _firstWords.Contains("PACKAGE")
        : word != "FOR" && dialect.Blocks.Contains(word) && _previous is ")" or ":" or "?" or "ROW" or "DO" or "DETERMINISTIC" or "DATA" or "SQL" or "DEFINER" or "INVOKER";

    private void CheckEnd()
    {
        if (_definition == Definition.Body && !_reader.HasOwnDelimiter)
        {
            throw new ScriptSyntaxException($"the body that {string.Join(' ', dialect.BodyOpening)} opens here is not closed by END", _bodyStart, _statements.Count + 1);
        }

        if (_parentheses.Count > 0 && !_isInBatches)
        {
            throw new ScriptSyntaxException("the parenthesis that opens here is not closed", _parentheses.Peek(), _statements.Count + 1);
        }
    }

    private void ReadDirective()
    {
        if (_hasSql || !Directive().Match(_reader.Text.ToString()).Groups["name"].TryGet(out var name))
        {
            return;
        }

        ForbidsTransaction = name == "no-transaction"
            ? true
            : throw new ScriptSyntaxException($"'{name}' is no directive; the only one is '-- netscript: no-transaction'", _reader.Start);
    }

    private static string UpperCase(ReadOnlySpan<char> word) => string.Create(word.Length, word, static (buffer, source) => source.ToUpperInvariant(buffer));

    [GeneratedRegex(@"^--\s*netscript:\s*(?<name>\S+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();
}

file static class GroupExtensions
{
    public static bool TryGet(this Group group, out string value)
    {
        value = group.Value;
        return group.Success;
    }
}
