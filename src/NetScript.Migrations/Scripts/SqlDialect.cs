using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NetScript.Migrations.Scripts;

/// <summary>
/// What the splitter has to know of an engine's SQL: a row of the table of dialects. Expressions are matched against the head of a
/// statement: its first words in upper case, without punctuation and without what is in parentheses, a quoted name being <c>?</c>.
/// What is several statements in one, since the script says so (<c>DELIMITER</c>), has a head that begins with <c>;</c>.
/// </summary>
internal sealed record SqlDialect
{
    /// <summary>What separates statements where nothing else does: on a line of its own, since a comment may come before.</summary>
    public const string Semicolon = "\n;";

    /// <summary>How often a script may have a batch repeated.</summary>
    public const int MostRepeats = 100_000;

    /// <summary>The name for people.</summary>
    public required string Name { get; init; }

    /// <summary>What opens a string or a quoted name, and what closes it; the closing one doubled stands for itself.</summary>
    public required IReadOnlyDictionary<char, char> Quotes { get; init; }

    /// <summary>Whether a backslash in a string takes away the meaning of what follows it.</summary>
    public bool BackslashEscapes { get; init; }

    /// <summary>Whether <c>]]</c> within brackets stands for itself.</summary>
    public bool BracketsDouble { get; init; }

    /// <summary>Whether the end of the script may close a bracket, which the server then refuses with the batch.</summary>
    public bool EndClosesBracket { get; init; }

    /// <summary>Whether <c>#</c> begins a comment.</summary>
    public bool HashComments { get; init; }

    /// <summary>Whether <c>--</c> begins a comment only where a blank or the end follows.</summary>
    public bool DashesNeedBlank { get; init; }

    /// <summary>What opens comments whose content is SQL for the server: <c>/*!</c>.</summary>
    public IReadOnlyList<string> ExecutableComments { get; init; } = [];

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

    /// <summary>Whether a line with <c>DELIMITER</c> says what ends statements from there on.</summary>
    public bool HasDelimiterCommand { get; init; }

    /// <summary>A line that separates batches, with how often (<c>count</c>); a batch is then what is sent as one, with its comments, and a <c>;</c> has no meaning.</summary>
    public Regex? BatchSeparator { get; init; }

    /// <summary>How many words the head of a statement has.</summary>
    public int HeadWords { get; init; } = 16;

    /// <summary>The words that may stand before the kind of object that a statement makes.</summary>
    public IReadOnlySet<string> CreateWords { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The one of them after which anything may stand before the kind of object: <c>DEFINER = 'me'@'%'</c>.</summary>
    public string? OpenCreateWord { get; init; }

    /// <summary>The kinds of objects whose definition may hold statements, each with its <c>;</c>, up to an <c>END</c> that begins one.</summary>
    public IReadOnlySet<string> ObjectsWithBody { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The words that begin such a body.</summary>
    public IReadOnlyList<string> BodyOpening { get; init; } = [];

    /// <summary>The words with which a statement in a body may open a block of its own, up to its own <c>END</c>; they may also begin the body.</summary>
    public IReadOnlySet<string> Blocks { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Statements that begin a transaction.</summary>
    public required Regex BeginsTransaction { get; init; }

    /// <summary>Statements that commit one.</summary>
    public required Regex CommitsTransaction { get; init; }

    /// <summary>Every statement that begins or ends a transaction.</summary>
    public required Regex ControlsTransaction { get; init; }

    /// <summary>Statements that the engine refuses within a transaction, or ignores there.</summary>
    public required Regex NeedsNoTransaction { get; init; }

    /// <summary>Whether one of the statements needs another one to be committed before it.</summary>
    public Func<IReadOnlyList<SqlStatement>, bool> NeedsCommits { get; init; } = _ => false;

    /// <summary>What is put between two scripts to join them.</summary>
    public string Separator { get; init; } = Semicolon;

    /// <summary>Statements that change nothing when they are executed again.</summary>
    public Regex? IsIdempotent { get; init; }

    /// <summary>Statements after which the session is not as before.</summary>
    public Regex? SetsSession { get; init; }

    /// <summary>Statements that cannot work in a migration, each with the reason and the remedy.</summary>
    public IReadOnlyList<(Regex Statement, string Reason)> Refused { get; init; } = [];
}
