using NetScript.Schema.Syntax;

namespace NetScript.Schema.Formatting;

/// <summary>Writes a file as Prisma's formatter does: aligned, the attributes of a block at its end and in an order of their own. What is no valid line stays.</summary>
internal sealed class SchemaWriter(SourceFile file)
{
    private static readonly string[] s_attributeOrder = ["id", "unique", "default", "updatedAt", "index", "fulltext", "map", "relation", "ignore"];

    private readonly TableWriter _writer = new();

    public static string Write(SourceFile file)
    {
        var writer = new SchemaWriter(file);
        var items = SchemaParser.Parse(file, new List<SchemaDiagnostic>()).Items;
        for (var i = items is [EmptyLinesItem, ..] ? 1 : 0; i < items.Count; i++)
        {
            writer.WriteItem(items[i], i == items.Count - 1);
        }

        return writer._writer.ToString();
    }

    private void WriteItem(Item item, bool isLast)
    {
        switch (item)
        {
            case BlockItem block:
                WriteBlock(block);
                break;
            case CommentItem comments:
                AddComments(comments);
                _writer.Flush();
                break;
            case EmptyLinesItem:
                if (!isLast)
                {
                    _writer.EndLine();
                }

                break;
            default:
                _writer.Write(file[item.Span]);
                break;
        }
    }

    private void WriteBlock(BlockItem block)
    {
        _writer.Write($"{block.Kind.ToString().ToLowerInvariant()} {block.Name.Text} {{");
        _writer.EndLine();
        _writer.Indent++;
        var attributes = new List<(CommentItem? Comments, AttributeItem Attribute)>();
        WriteLines(block.Items, attributes);
        _writer.Flush();
        if (attributes.Count > 0)
        {
            _writer.AddEmptyRow();
        }

        foreach (var (comments, attribute) in attributes.OrderBy(entry => Order(entry.Attribute)))
        {
            if (comments is not null)
            {
                AddComments(comments);
            }

            _writer.AddRow(attribute.TrailingComment, $"@@{Call(attribute.Name, attribute.List)}");
        }

        _writer.Flush();
        _writer.Indent--;
        _writer.Write("}");
        _writer.EndLine();
    }

    private void WriteLines(IReadOnlyList<Item> items, List<(CommentItem? Comments, AttributeItem Attribute)> attributes)
    {
        CommentItem? pending = null;
        for (var i = items is [EmptyLinesItem, ..] ? 1 : 0; i < items.Count; i++)
        {
            var isAfterEmptyLines = items[i] is EmptyLinesItem;
            i += isAfterEmptyLines ? 1 : 0;
            var next = i < items.Count ? items[i] : null;
            if (isAfterEmptyLines && next is not (null or AttributeItem or CommentItem))
            {
                // What follows is aligned for itself.
                _writer.Flush();
                _writer.AddEmptyRow();
            }

            switch (next)
            {
                case CommentItem comments when i + 1 < items.Count && items[i + 1] is AttributeItem:
                    pending = comments;
                    break;
                case CommentItem comments:
                    if (isAfterEmptyLines)
                    {
                        _writer.Flush();
                        _writer.AddEmptyRow();
                    }

                    AddComments(comments);
                    break;
                case AttributeItem attribute:
                    attributes.Add((pending, attribute));
                    pending = null;
                    break;
                case not null:
                    AddLine(next);
                    break;
            }
        }
    }

    private void AddLine(Item item)
    {
        switch (item)
        {
            case FieldItem field:
                var ordered = field.Attributes.OrderBy(Order).Select(attribute => $"@{Call(attribute.Name, attribute.List)}");
                _writer.AddRow(field.TrailingComment, field.Name.Text, TypeText(field.Type), string.Join(' ', ordered));
                break;
            case EnumValueItem value:
                _writer.AddRow(value.TrailingComment, value.Name.Text, string.Concat(value.Attributes.Select(attribute => $"@{Call(attribute.Name, attribute.List)}")));
                break;
            case PropertyItem property:
                _writer.AddRow(property.TrailingComment, property.Name.Text, property.Value is null ? "" : $"= {Text(property.Value)}");
                break;
            default:
                _writer.AddRow(file[item.Span].TrimEnd('\n'));
                break;
        }
    }

    private void AddComments(CommentItem comments)
    {
        foreach (var comment in comments.Lines)
        {
            if (comment.Kind != CommentKind.Block)
            {
                _writer.AddRow((comment.Kind == CommentKind.Documentation ? "///" : "//") + comment.Text);
                continue;
            }

            _writer.AddRow("/**");
            foreach (var line in comment.Text.Split('\n').Select(line => line.Trim()))
            {
                var content = line.StartsWith('*') ? line[1..].TrimStart() : line;
                if (content.Length > 0)
                {
                    _writer.AddRow($" * {content}");
                }
            }

            _writer.AddRow(" */");
        }
    }

    private string TypeText(TypeSyntax? type) => type is null ? "" : file[type.BaseSpan] + type.Form switch
    {
        TypeForm.Optional => "?",
        TypeForm.List or TypeForm.LegacyList => "[]",
        TypeForm.OptionalList => "[]?",
        _ => "",
    };

    private static int Order(AttributeItem attribute)
    {
        var index = Array.IndexOf(s_attributeOrder, attribute.Name);
        return index < 0 ? s_attributeOrder.Length : index;
    }

    private string Call(string name, ArgumentList? arguments) =>
        arguments is null ? name : $"{name}({string.Join(", ", arguments.All.Select(argument => (argument.Name is { } label ? $"{label.Text}: " : "") + (argument.Value is null ? "" : Text(argument.Value))))})";

    private string Text(Expression value) => value switch
    {
        ArrayExpression array => $"[{string.Join(", ", array.Items.Select(Text))}]",
        ObjectExpression members => $"{{ {string.Join(", ", members.Members.Select(member => $"{member.Name.Text}: {Text(member.Value)}"))} }}",
        FunctionExpression function => Call(function.Name, function.Arguments),
        _ => file[value.Span],
    };
}
