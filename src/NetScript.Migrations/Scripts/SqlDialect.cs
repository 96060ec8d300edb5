using System.Text.RegularExpressions;

namespace NetScript.Migrations.Scripts;

/// <summary>
/// What the splitter has to know of an engine's SQL: a row of the table of dialects. Expressions are matched against the head of a
/// statement: its first words in upper case, without punctuation and without what is in parentheses, a quoted name being <c>?</c>.
/// </summary>
internal sealed record SqlDialect
{
    /// <summary>What separates statements where nothing else does: on a line of its own, since a comment may come before.</summary>
    public const string Semicolon = "\n;";

    /// <summary>The name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What opens a string or a quoted name, and what closes it; the closing one doubled stands for itself.</summary>
    public required IReadOnlyDictionary<char, char> Quotes { get; init; }

    /// <summary>Whether <c>/* /* */ */</c> is one comment.</summary>
    public bool NestsComments { get; init; }

    /// <summary>Whether the end of the script may close a comment.</summary>
    public bool EndClosesComment { get; init; }

    /// <summary>Whether <c>$tag$ … $tag$</c> is a string.</summary>
    public bool DollarQuotes { get; init; }

    /// <summary>Whether <c>E'…'</c> is a string with backslash escapes.</summary>
    public bool EscapeStrings { get; init; }

    /// <summary>Whether a <c>;</c> within parentheses ends no statement (<c>CREATE RULE … DO (a; b)</c>).</summary>
    public bool ParenthesesGroup { get; init; }

    /// <summary>Whether a backslash outside quotes is a command of the engine's shell rather than SQL.</summary>
    public bool BackslashIsShellCommand { get; init; }

    /// <summary>The words that may stand before the kind of object that a statement makes.</summary>
    public required IReadOnlySet<string> CreateWords { get; init; }

    /// <summary>The kinds of objects whose definition may hold statements, each with its <c>;</c>, up to an <c>END</c> that begins one.</summary>
    public required IReadOnlySet<string> ObjectsWithBody { get; init; }

    /// <summary>The words that begin such a body.</summary>
    public required IReadOnlyList<string> BodyOpening { get; init; }

    /// <summary>Statements that begin a transaction.</summary>
    public required Regex BeginsTransaction { get; init; }

    /// <summary>Statements that commit one.</summary>
    public required Regex CommitsTransaction { get; init; }

    /// <summary>Every statement that begins or ends a transaction.</summary>
    public required Regex ControlsTransaction { get; init; }

    /// <summary>Statements that the engine refuses within a transaction, or ignores there.</summary>
    public required Regex NeedsNoTransaction { get; init; }

    /// <summary>What is put between two scripts to join them.</summary>
    public string Separator { get; init; } = Semicolon;

    /// <summary>Statements that change nothing when they are executed again.</summary>
    public Regex? IsIdempotent { get; init; }

    /// <summary>Statements after which the session is not as before.</summary>
    public Regex? SetsSession { get; init; }

    /// <summary>Statements that cannot work in a migration, each with the reason and the remedy.</summary>
    public IReadOnlyList<(Regex Statement, string Reason)> Refused { get; init; } = [];
}
