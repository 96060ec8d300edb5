namespace NetScript.Schema.Syntax;

/// <summary>
/// Reads a file by recursive descent: blocks of lines, where what is no valid line is one for itself, so that all errors are found in one go. What it accepts, and where an item begins and ends, is Prisma's
/// grammar (<c>datamodel.pest</c>): between tokens there may be spaces, but no line ends before it is complete.
/// </summary>
internal sealed partial class SchemaParser
{
    private static readonly (string Word, BlockKind Kind)[] s_keywords =
    [
        ("model", BlockKind.Model), ("type", BlockKind.Type), ("view", BlockKind.View), ("enum", BlockKind.Enum), ("datasource", BlockKind.Datasource), ("generator", BlockKind.Generator),
    ];

    private readonly SourceFile _file;
    private readonly Scanner _scanner;
    private readonly List<SchemaDiagnostic> _diagnostics = [];

    // No block closes behind this position: what opens there need not be read to the end of the file once more.
    private int _unclosed = int.MaxValue;

    private SchemaParser(SourceFile file)
    {
        _file = file;
        _scanner = new(file.Text);
    }

    public static SchemaDocument Parse(SourceFile file, ICollection<SchemaDiagnostic> diagnostics)
    {
        var parser = new SchemaParser(file);
        var items = parser.ParseItems();
        foreach (var diagnostic in parser._diagnostics)
        {
            diagnostics.Add(diagnostic);
        }

        return new(file, items);
    }

    private List<Item> ParseItems()
    {
        var items = new List<Item>();
        while (_scanner.SkipSpaces() && !_scanner.AtEnd)
        {
            items.Add(TryBlock((items.LastOrDefault() as CommentItem)?.Documentation) ?? TryAlias() ?? TryUnknownBlock() ?? TryComments() ?? (Item?)TryEmptyLines() ?? InvalidLine());
        }

        return items;

        InvalidItem InvalidLine() => Line("Error validating: This line is invalid. It does not start with any known Prisma schema keyword.");
    }

    private BlockItem? TryBlock(string? documentation)
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (start < _unclosed && TakeKeyword() is { } kind && _scanner.SkipSpaces() && _scanner.TakeIdentifier() is { } name && TakeOpen())
        {
            var items = ParseBlockItems(kind, name.Text);
            if (_scanner.Take('}'))
            {
                return new(kind, name, items, documentation, new(start, _scanner.Position));
            }

            _unclosed = start;
        }

        Backtrack(start, errors);
        return null;
    }

    private BlockKind? TakeKeyword()
    {
        foreach (var (word, kind) in s_keywords)
        {
            if (_scanner.Take(word))
            {
                return kind;
            }
        }

        return null;
    }

    private bool TakeOpen()
    {
        _scanner.SkipSpaces();
        if (!_scanner.Take('{'))
        {
            return false;
        }

        _scanner.SkipLine();
        return _scanner.TakeNewLine();
    }

    private List<Item> ParseBlockItems(BlockKind kind, string name)
    {
        var items = new List<Item>();
        string? documentation = null;
        while (_scanner.SkipSpaces() && !_scanner.AtEnd)
        {
            var item = TryDeclaration(kind, name, documentation) ?? TryBlockAttribute(kind) ?? (Item?)TryComments() ?? TryEmptyLines();
            if (item is null && _scanner.Current == '}')
            {
                break;
            }

            documentation = item switch
            {
                FieldItem or EnumValueItem => null,
                CommentItem comments => comments.Documentation,
                _ => documentation,
            };
            items.Add(item ?? Line(InvalidIn(kind)));
        }

        return items;
    }

    private static string InvalidIn(BlockKind kind) => kind switch
    {
        BlockKind.Enum => "Error validating: This line is not an enum value definition.",
        BlockKind.Datasource => "Error validating: This line is not a valid definition within a datasource.",
        BlockKind.Generator => "Error validating: This line is not a valid definition within a generator.",
        _ => "Error validating: This line is not a valid field or attribute definition.",
    };

    private Item? TryDeclaration(BlockKind kind, string name, string? documentation) => kind switch
    {
        BlockKind.Enum => TryEnumValue(documentation),
        BlockKind.Datasource or BlockKind.Generator => TryProperty(),
        _ => TryField(kind, name, documentation),
    };

    private InvalidItem? TryAlias()
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (_scanner.Take("type") && _scanner.SkipSpaces() && _scanner.TakeIdentifier() is not null && _scanner.SkipSpaces() && _scanner.Take('=') && _scanner.SkipSpaces() && TryBaseType() is not null)
        {
            // What is wrong with its attributes does not matter: the alias is. The spaces behind its type belong to it.
            _scanner.SkipSpaces();
            TakeAttributes();
            Backtrack(_scanner.Position, errors);
            var span = new TextSpan(start, _scanner.Position);
            Report("Error validating: Invalid type definition. Please check the documentation in https://pris.ly/d/composite-types", span);
            return new(span);
        }

        Backtrack(start, errors);
        return null;
    }

    private InvalidItem? TryUnknownBlock()
    {
        var start = _scanner.Position;
        if (_scanner.TakeIdentifier() is not null && TakeOpen() && _scanner.SkipPastBrace())
        {
            var span = new TextSpan(start, _scanner.Position);
            Report("Error validating: This block is invalid. It does not start with any known Prisma schema keyword. Valid keywords include 'model', 'enum', 'type', 'datasource' and 'generator'.", span);
            return new(span);
        }

        _scanner.Position = start;
        return null;
    }

    private EmptyLinesItem? TryEmptyLines()
    {
        var start = _scanner.Position;
        return _scanner.TakeEmptyLines() ? new(new(start, _scanner.Position)) : null;
    }

    private InvalidItem Line(string message)
    {
        var start = _scanner.Position;
        _scanner.SkipLine();
        _scanner.TakeNewLine();
        var span = new TextSpan(start, _scanner.Position);
        Report(message, span);
        return new(span);
    }

    private void Backtrack(int position, int errors)
    {
        _scanner.Position = position;
        _diagnostics.RemoveRange(errors, _diagnostics.Count - errors);
    }

    private void Report(string message, TextSpan span) => _diagnostics.Add(new(SchemaSeverity.Error, message, _file, span));
}
