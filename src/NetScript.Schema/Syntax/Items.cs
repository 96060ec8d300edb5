namespace NetScript.Schema.Syntax;

/// <summary>What a file and a block consist of, in their order and without gaps other than spaces.</summary>
internal abstract record Item(TextSpan Span);

internal enum CommentKind
{
    Line,
    Documentation,
    Block,
}

internal sealed record Comment(CommentKind Kind, string Text);

internal sealed record CommentItem(IReadOnlyList<Comment> Lines, TextSpan Span) : Item(Span)
{
    /// <summary>The lines that document what follows.</summary>
    public string? Documentation => Lines is [{ Kind: CommentKind.Documentation } single] ? single.Text.Trim() :
        Lines.Any(line => line.Kind != CommentKind.Line) ? string.Join('\n', Lines.Where(line => line.Kind != CommentKind.Line).Select(line => line.Text.Trim())) : null;
}

internal sealed record EmptyLinesItem(TextSpan Span) : Item(Span);

/// <summary>A line, or a block, that is none of the others.</summary>
internal sealed record InvalidItem(TextSpan Span) : Item(Span);

internal enum BlockKind
{
    Model,
    Type,
    View,
    Enum,
    Datasource,
    Generator,
}

internal sealed record BlockItem(BlockKind Kind, Identifier Name, IReadOnlyList<Item> Items, string? Documentation, TextSpan Span) : Item(Span)
{
    private AttributeItem[]? _attributes;
    private FieldItem[]? _fields;

    public IReadOnlyList<Item> Items
    {
        get;
        init => (field, _attributes, _fields) = (value, null, null);
    } = Items;

    public AttributeItem[] Attributes => _attributes ??= [.. Items.OfType<AttributeItem>()];

    public FieldItem[] Fields => _fields ??= [.. Items.OfType<FieldItem>()];

    public IEnumerable<EnumValueItem> Values => Items.OfType<EnumValueItem>();

    public IEnumerable<PropertyItem> Properties => Items.OfType<PropertyItem>();

    /// <summary>What messages call it.</summary>
    public string KindText => Kind switch
    {
        BlockKind.Type => "composite type",
        BlockKind.Datasource => "source",
        BlockKind.Generator => "generator",
        BlockKind.Enum => "enum",
        BlockKind.View => "view",
        _ => "model",
    };
}

internal enum TypeForm
{
    Required,
    Optional,
    List,
    LegacyRequired,
    LegacyList,
    OptionalList,
}

/// <param name="Name">The name, or what is in <c>Unsupported("…")</c>.</param>
/// <param name="IsUnsupported">Whether it is <c>Unsupported("…")</c>.</param>
/// <param name="Form">Its arity as written.</param>
/// <param name="BaseSpan">The type without its arity.</param>
/// <param name="NameSpan">The name, or the literal of <c>Unsupported("…")</c>.</param>
/// <param name="Span">With its arity.</param>
internal sealed record TypeSyntax(string Name, bool IsUnsupported, TypeForm Form, TextSpan BaseSpan, TextSpan NameSpan, TextSpan Span);

internal sealed record FieldItem(Identifier Name, TypeSyntax? Type, AttributeItem[] Attributes, string? TrailingComment, string? Documentation, TextSpan Span) : Item(Span)
{
    /// <summary>Whether it can be a field; the formatter writes it in any case.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>Whether it was Json before it became text.</summary>
    public bool HoldsJson { get; init; }

    /// <summary>The values of the enum that it was before it became text.</summary>
    public IReadOnlyList<string>? AllowedValues { get; init; }

    public AttributeItem? Attribute(string name) => Array.Find(Attributes, attribute => attribute.Name == name);

    /// <summary>The argument of an attribute.</summary>
    public TextSpan? SpanOf(string attribute, string argument) =>
        Attributes.Where(candidate => candidate.Name == attribute).Select(candidate => candidate.Arguments.SpanOf(argument)).FirstOrDefault(span => span is not null);
}

internal sealed record EnumValueItem(Identifier Name, AttributeItem[] Attributes, string? TrailingComment, string? Documentation, TextSpan Span) : Item(Span);

internal sealed record PropertyItem(Identifier Name, Expression? Value, string? TrailingComment, TextSpan Span) : Item(Span);

/// <param name="Identifier">Its name, with the dots.</param>
/// <param name="List">Its arguments, where it has parentheses.</param>
/// <param name="TrailingComment">Of a block attribute.</param>
/// <param name="Span">With the <c>@</c>.</param>
internal sealed record AttributeItem(Identifier Identifier, ArgumentList? List, string? TrailingComment, TextSpan Span) : Item(Span)
{
    public string Name => Identifier.Text;

    public ArgumentList Arguments => List ?? ArgumentList.Empty;
}

/// <param name="File">The file that has it.</param>
/// <param name="Block">It.</param>
internal sealed record FileBlock(SourceFile File, BlockItem Block);

internal sealed record SchemaDocument(SourceFile File, IReadOnlyList<Item> Items)
{
    public IEnumerable<BlockItem> Blocks => Items.OfType<BlockItem>();
}
