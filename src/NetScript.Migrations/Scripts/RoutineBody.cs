namespace NetScript.Migrations.Scripts;

/// <summary>
/// Follows the statements of a body to the <c>END</c> that closes it. Where blocks do not nest that is the first which begins a statement. Where they do, words have to be told
/// apart by their place: <c>IF</c>, <c>CASE</c> and the like open a block only where a statement begins; elsewhere they are functions and expressions.
/// </summary>
internal sealed class RoutineBody(IReadOnlySet<string> blocks)
{
    private const string Package = "PACKAGE";

    private readonly Stack<string> _open = new();
    private string? _first;
    private bool _begins = true;
    private bool _isLabel;
    private bool _afterEnd;
    private bool _hasRoutine;
    private int _cases;

    /// <summary>A body, or a package, that the word opens.</summary>
    public static RoutineBody Open(string word, IReadOnlySet<string> blocks)
    {
        var body = new RoutineBody(blocks);
        body.Push(word is "AS" or "IS" ? Package : word);
        return body;
    }

    /// <summary>Goes past the end of a statement.</summary>
    public void Separate()
    {
        _begins = true;
        _isLabel = false;
        _afterEnd = false;
    }

    /// <summary>Goes to the next token. True if it closes the body.</summary>
    /// <param name="word">The token in upper case if it is a word.</param>
    /// <param name="isColon">Whether it is a colon, which makes a label of the word before.</param>
    public bool Close(string? word, bool isColon)
    {
        if (_isLabel && isColon)
        {
            Separate();
            return false;
        }

        var (begins, afterEnd) = (_begins, _afterEnd);
        (_begins, _isLabel, _afterEnd) = (false, begins && blocks.Count > 0, false);
        if (begins)
        {
            (_first, _cases) = (word, 0);
        }

        return word switch
        {
            null => false,
            _ when afterEnd && blocks.Contains(word) => false,
            _ when begins => CloseFirst(word),
            _ => blocks.Count > 0 && CloseInner(word),
        };
    }

    private bool CloseFirst(string word)
    {
        if (word == "END")
        {
            return Pop();
        }

        if (blocks.Contains(word))
        {
            Push(word);
        }
        else if (word == "ELSE")
        {
            _begins = true;
        }

        return false;
    }

    private bool CloseInner(string word)
    {
        switch (word)
        {
            case "CASE":
                _cases++;
                break;
            case "END" when _cases > 0:
                _cases--;
                break;
            case "END" when _first == "UNTIL":
                return Pop();
            case "THEN" when _cases == 0:
            case "DO" when _first is "WHILE" or "FOR":
                _begins = true;
                break;
            case "BEGIN" when _first == "DECLARE":
                Push(word);
                break;
            case "AS" or "IS" when _first is "PROCEDURE" or "FUNCTION" && _open.Peek() == Package:
                _begins = true;
                _hasRoutine = true;
                break;
            case "LOOP" when _first is "WHILE" or "FOR":
                _begins = true;
                break;
        }

        return false;
    }

    private void Push(string word)
    {
        _begins = word is not ("IF" or "CASE" or "WHILE" or "FOR");
        _first = word;

        // What initializes a package stands between its BEGIN and the END of the package itself.
        if (word == "BEGIN" && _open.TryPeek(out var top) && top == Package && !_hasRoutine)
        {
            return;
        }

        _hasRoutine = false;
        _open.Push(word);
    }

    private bool Pop()
    {
        _open.Pop();
        _afterEnd = true;
        return _open.Count == 0;
    }
}
