using System.Text.RegularExpressions;

namespace NetScript.Migrations.Scripts;

/// <summary>Divides a script into its statements: one pass, no backtracking over what was read.</summary>
internal sealed partial class StatementSplitter(string text, SqlDialect dialect)
{
    private const int HeadWords = 16;

    private readonly List<SqlStatement> _statements = [];
    private readonly SqlTokenReader _reader = new(text, dialect);
    private readonly List<string> _head = [];
    private readonly Stack<int> _parentheses = new();
    private int _start = -1;
    private int _end;
    private Definition _definition = Definition.Unknown;
    private int _openingWords;
    private int _bodyStart;
    private bool _statementBegins;

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

    /// <exception cref="ScriptSyntaxException">Something is not closed.</exception>
    public List<SqlStatement> Split()
    {
        while (_reader.Read())
        {
            switch (_reader.Kind)
            {
                case SqlTokenKind.Comment:
                    ReadDirective();
                    break;
                case SqlTokenKind.Separator:
                    Separate();
                    break;
                default:
                    Add();
                    break;
            }
        }

        if (_definition == Definition.Body)
        {
            throw new ScriptSyntaxException($"the body that {string.Join(' ', dialect.BodyOpening)} opens here is not closed by END", _bodyStart, _statements.Count + 1);
        }

        if (_parentheses.Count > 0 && dialect.ParenthesesGroup)
        {
            throw new ScriptSyntaxException("the parenthesis that opens here is not closed", _parentheses.Peek(), _statements.Count + 1);
        }

        Emit();
        return _statements;
    }

    private void Separate()
    {
        if (_definition == Definition.Body)
        {
            _statementBegins = true;
            _end = _reader.End;
        }
        else if (_parentheses.Count == 0 || !dialect.ParenthesesGroup)
        {
            Emit();
        }
    }

    private void Emit()
    {
        if (_start >= 0)
        {
            _statements.Add(new SqlStatement(_statements.Count + 1, _start, text[_start.._end], string.Join(' ', _head)));
        }

        _start = -1;
        _head.Clear();
        _parentheses.Clear();
        _definition = Definition.Unknown;
        _openingWords = 0;
    }

    private void Add()
    {
        if (_start < 0)
        {
            _start = _reader.Start;
        }

        _end = _reader.End;
        var word = _reader.Kind == SqlTokenKind.Word ? _reader.Text.ToString().ToUpperInvariant() : null;
        CountParentheses();
        if (_parentheses.Count == 0 && _head.Count < HeadWords && (word ?? (_reader.Kind == SqlTokenKind.Quoted ? "?" : null)) is { } headWord)
        {
            _head.Add(headWord);
        }

        FollowDefinition(word);
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
            case Definition.Unknown when word is null || !dialect.CreateWords.Contains(word):
                _definition = word is not null && dialect.ObjectsWithBody.Contains(word) && _head.Contains("CREATE")
                    ? Definition.MayHaveBody
                    : Definition.Plain;
                break;
            case Definition.MayHaveBody when _parentheses.Count == 0:
                FollowOpening(word);
                break;
            case Definition.Body when _statementBegins && word == "END":
                _definition = Definition.Closed;
                break;
            case Definition.Body:
                _statementBegins = false;
                break;
        }
    }

    private void FollowOpening(string? word)
    {
        _openingWords = word == dialect.BodyOpening[_openingWords] ? _openingWords + 1
            : word == dialect.BodyOpening[0] ? 1
            : 0;
        if (_openingWords == dialect.BodyOpening.Count)
        {
            _definition = Definition.Body;
            _statementBegins = true;
            _bodyStart = _reader.Start;
        }
    }

    private void ReadDirective()
    {
        if (_statements.Count > 0 || _start >= 0 || !Directive().Match(_reader.Text.ToString()).Groups["name"].TryGet(out var name))
        {
            return;
        }

        ForbidsTransaction = name == "no-transaction"
            ? true
            : throw new ScriptSyntaxException($"'{name}' is no directive; the only one is '-- netscript: no-transaction'", _reader.Start);
    }

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
