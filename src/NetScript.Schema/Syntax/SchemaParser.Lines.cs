namespace NetScript.Schema.Syntax;

/// <summary>Comments and the lines of blocks.</summary>
internal sealed partial class SchemaParser
{
    private CommentItem? TryComments()
    {
        var start = _scanner.Position;
        List<Comment>? lines = null;
        while (true)
        {
            var position = _scanner.Position;
            _scanner.SkipSpaces();
            if (TryComment() is not { } comment)
            {
                _scanner.Position = position;
                break;
            }

            (lines ??= []).Add(comment);
            _scanner.TakeNewLine();
        }

        return lines is null ? null : new(lines, new(start, _scanner.Position));
    }

    private Comment? TryComment()
    {
        var start = _scanner.Position;
        if (_scanner.TakeBlockComment())
        {
            return new(CommentKind.Block, _file.Text[(start + 2)..(_scanner.Position - 2)]);
        }

        if (!_scanner.Take("//"))
        {
            return null;
        }

        var kind = _scanner.Take('/') ? CommentKind.Documentation : CommentKind.Line;
        var content = _scanner.Position;
        _scanner.SkipLine();
        return new(kind, _file.Text[content.._scanner.Position]);
    }

    /// <summary>A comment and the text of it as written.</summary>
    private (string? Text, string? Documentation) TakeTrailingComment()
    {
        _scanner.SkipSpaces();
        var start = _scanner.Position;
        var comment = TryComment();
        return comment is null ? (null, null) : (_file.Text[start.._scanner.Position], comment.Kind == CommentKind.Documentation ? comment.Text.Trim() : null);
    }

    /// <summary>Behind a comment that ends before the line there may be spaces.</summary>
    private bool TakeLineEnd() => _scanner.SkipSpaces() && _scanner.TakeNewLine();

    private FieldItem? TryField(BlockKind kind, string container, string? documentation)
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (_scanner.TakeIdentifier() is not { } name)
        {
            return null;
        }

        _scanner.SkipSpaces();
        var colon = _scanner.Position;
        var hasColon = _scanner.Take(':') && _scanner.SkipSpaces();
        var type = TryType();
        var afterType = _diagnostics.Count;
        var attributes = TakeAttributes();
        var (comment, trailing) = TakeTrailingComment();
        if (!TakeLineEnd())
        {
            Backtrack(start, errors);
            return null;
        }

        var field = new FieldItem(name, type, attributes, comment, Join(documentation, trailing), new(start, _scanner.Position));
        var legacy = hasColon ? ("Field declarations don't require a `:`.", new(colon, colon + 1)) : type is null ? null : Legacy(type);
        if (legacy is { } error)
        {
            Backtrack(_scanner.Position, hasColon ? errors : afterType);
            Report(error.Message, error.Span);
        }
        else if (type is null)
        {
            Report($"Error validating {kind.ToString().ToLowerInvariant()} \"{container}\": This field declaration is invalid. It is either missing a name or a type.", field.Span);
        }

        else if (kind == BlockKind.Type)
        {
            foreach (var attribute in attributes.Where(attribute => attribute.Name is "id" or "unique" or "relation"))
            {
                Report($"Error validating: Defining `@{attribute.Name}` attribute for a field in a composite type is not allowed.", field.Span);
            }
        }

        return legacy is null && type is not null ? field : field with { IsValid = false };
    }

    private static (string Message, TextSpan Span)? Legacy(TypeSyntax type) => type.Form switch
    {
        TypeForm.LegacyRequired => ("Fields are required by default, `!` is no longer required.", type.Span),
        TypeForm.LegacyList => ("To specify a list, please use `Type[]` instead of `[Type]`.", type.Span),
        TypeForm.OptionalList => ("Optional lists are not supported. Use either `Type[]` or `Type?`.", type.Span),
        _ => null,
    };

    private TypeSyntax? TryType()
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (_scanner.Take('['))
        {
            _scanner.SkipSpaces();
            if (TryBaseType() is { } item && _scanner.SkipSpaces() && _scanner.Take(']'))
            {
                return item with { Form = TypeForm.LegacyList, Span = new(start, _scanner.Position) };
            }

            Backtrack(start, errors);
            return null;
        }

        if (TryBaseType() is not { } type)
        {
            return null;
        }

        var end = _scanner.Position;
        _scanner.SkipSpaces();
        var form = _scanner.Take("[]") ? TypeForm.List : _scanner.Take('?') ? TypeForm.Optional : _scanner.Take('!') ? TypeForm.LegacyRequired : TypeForm.Required;
        if (form == TypeForm.Required)
        {
            _scanner.Position = end;
            return type;
        }

        end = _scanner.Position;
        if (form == TypeForm.List && _scanner.SkipSpaces() && _scanner.Take('?'))
        {
            return type with { Form = TypeForm.OptionalList, Span = new(start, _scanner.Position) };
        }

        _scanner.Position = end;
        return type with { Form = form, Span = new(start, end) };
    }

    private TypeSyntax? TryBaseType()
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (_scanner.Take("Unsupported(") && _scanner.SkipSpaces() && TryString() is { } literal && _scanner.SkipSpaces() && _scanner.Take(')'))
        {
            var span = new TextSpan(start, _scanner.Position);
            return new(literal.Value, true, TypeForm.Required, span, literal.Span, span);
        }

        Backtrack(start, errors);
        return _scanner.TakeIdentifier() is { } name ? new(name.Text, false, TypeForm.Required, name.Span, name.Span, name.Span) : null;
    }

    private EnumValueItem? TryEnumValue(string? documentation)
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (_scanner.TakeIdentifier() is { } name)
        {
            var attributes = TakeAttributes();
            var (comment, trailing) = TakeTrailingComment();
            if (TakeLineEnd())
            {
                return new(name, attributes, comment, Join(documentation, trailing), new(start, _scanner.Position));
            }
        }

        Backtrack(start, errors);
        return null;
    }

    private PropertyItem? TryProperty()
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (_scanner.TakeIdentifier() is { } name && _scanner.SkipSpaces() && _scanner.Take('='))
        {
            _scanner.SkipSpaces();
            var value = TryExpression(0);
            var (comment, _) = TakeTrailingComment();
            var end = _scanner.Position;
            if (TakeLineEnd())
            {
                return new(name, value, comment, new(start, end));
            }
        }

        Backtrack(start, errors);
        return null;
    }

    private AttributeItem? TryBlockAttribute(BlockKind kind)
    {
        var (start, errors) = (_scanner.Position, _diagnostics.Count);
        if (kind is not (BlockKind.Datasource or BlockKind.Generator) && _scanner.Take("@@") && _scanner.SkipSpaces() && _scanner.TakePath() is { } name)
        {
            _scanner.SkipSpaces();
            var arguments = TryArguments(0);
            var (comment, _) = TakeTrailingComment();
            var end = _scanner.Position;
            if (TakeLineEnd())
            {
                var attribute = new AttributeItem(name, arguments, comment, new(start, end));
                if (kind == BlockKind.Type)
                {
                    Report($"Error validating: {OfComposite(attribute.Name)}", attribute.Span);
                }

                return attribute;
            }
        }

        Backtrack(start, errors);
        return null;
    }

    private static string OfComposite(string attribute) => attribute switch
    {
        "map" => "The name of a composite type is not persisted in the database, therefore it does not need a mapped database name.",
        "unique" => "A unique constraint should be defined in the model containing the embed.",
        "index" => "An index should be defined in the model containing the embed.",
        "fulltext" => "A fulltext index should be defined in the model containing the embed.",
        "id" => "A composite type cannot define an id.",
        _ => "A composite type cannot have block-level attributes.",
    };

    private static string? Join(string? first, string? second) => first is null ? second : second is null ? first : $"{first}\n{second}";
}
