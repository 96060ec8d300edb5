using NetScript.Schema.Model;
using NetScript.Schema.Syntax;
using NetScript.Schema.Validation;
using NetScript.Schema.Validation.Binding;

namespace NetScript.Schema.Formatting;

/// <summary>Adds to the text of files what is missing of relations.</summary>
internal sealed class RelationCompletion
{
    private readonly List<(SourceFile File, int Position, string Text)> _additions = [];

    public static IReadOnlyList<SourceFile> Complete(IReadOnlyList<SourceFile> files)
    {
        var diagnostics = new DiagnosticBag();
        var documents = files.Select(file => SchemaParser.Parse(file, diagnostics.All)).ToList();
        var model = new SchemaBinder(documents, diagnostics).BindModels();
        return diagnostics.HasErrors ? files : new RelationCompletion().Complete(files, [.. model.Relations.OfType<InlineRelation>()]);
    }

    private IReadOnlyList<SourceFile> Complete(IReadOnlyList<SourceFile> files, IReadOnlyList<InlineRelation> relations)
    {
        foreach (var relation in relations)
        {
            AddRelationFields(relation);
            AddScalarFields(relation);
        }

        foreach (var relation in relations)
        {
            AddAttribute(relation);
        }

        foreach (var relation in relations)
        {
            AddArguments(relation);
        }

        var byFile = _additions.ToLookup(addition => addition.File);
        return [.. files.Select(file => Insert(file, [.. byFile[file].OrderBy(addition => addition.Position)]))];
    }

    private static SourceFile Insert(SourceFile file, IReadOnlyList<(SourceFile File, int Position, string Text)> additions)
    {
        if (additions.Count == 0)
        {
            return file;
        }

        var text = new System.Text.StringBuilder();
        var last = 0;
        foreach (var (_, position, addition) in additions)
        {
            text.Append(file.Text, last, position - last).Append(addition);
            last = position;
        }

        return new(file.Path, text.Append(file.Text, last, file.Text.Length - last).ToString(), file.Plugin);
    }

    private void AddToModel(ModelType model, string line) => _additions.Add((model.File, model.Span.End - 1, $"{line}\n"));

    private void AddRelationFields(InlineRelation relation)
    {
        var (referencing, referenced) = (relation.ReferencingModel, relation.ReferencedModel);
        if (relation.BackField is null)
        {
            var name = Inflection.CamelCase(referencing.Name);
            var (field, arity) = relation.IsOneToOne ? (name, "?") : (Inflection.Plural(name), "[]");
            AddToModel(referenced, $"{field} {referencing.Name}{arity} {(referencing.IsIgnored ? "@ignore" : "")}");
        }

        if (relation.ForwardField is null)
        {
            var arity = Missing(relation).Any(field => field.Arity == Arity.Optional) ? "?" : "";
            AddToModel(referencing, $"{Inflection.CamelCase(referenced.Name)} {referenced.Name}{arity} @relation({FieldsArgument(relation)}, {ReferencesArgument(relation)})");
        }
    }

    private void AddScalarFields(InlineRelation relation)
    {
        if (relation.ForwardField?.ReferencingFields is not null)
        {
            return;
        }

        foreach (var (name, arity, like) in Missing(relation).Where(field => relation.ReferencingModel.FindField(field.Name) is not ScalarField))
        {
            if (like.Type.Scalar is not { } type)
            {
                return;
            }

            var native = like.NativeTypeSyntax is null ? "" : like.File[like.NativeTypeSyntax.Span];
            AddToModel(relation.ReferencingModel, $"{name} {type}{Text(arity)} {native}");
        }
    }

    private void AddAttribute(InlineRelation relation)
    {
        if (relation.ForwardField is not { RelationSyntax: null } field)
        {
            return;
        }

        var position = field.Syntax.Type!.NameSpan.End;
        while (position < field.File.Text.Length && field.File.Text[position] is '[' or ']' or '?' or '!')
        {
            position++;
        }

        _additions.Add((field.File, position, $" @relation({FieldsArgument(relation)}, {ReferencesArgument(relation)})"));
    }

    private void AddArguments(InlineRelation relation)
    {
        if (relation.ForwardField is not { RelationSyntax: { } attribute } field || field is { ReferencingFields: not null, ReferencedFields: not null })
        {
            return;
        }

        var missing = new List<string>();
        if (field.ReferencingFields is null)
        {
            missing.Add(FieldsArgument(relation));
        }

        if (field.ReferencedFields is null)
        {
            missing.Add(ReferencesArgument(relation));
        }

        var text = string.Join(", ", missing);
        _additions.Add(attribute.Arguments.Arguments.Length == 0 ? (field.File, attribute.Span.End, $"({text})") : (field.File, attribute.Span.End - 1, $", {text}"));
    }

    /// <summary>The fields that a foreign key needs: those of the first key of the model, with its name before theirs.</summary>
    private static IEnumerable<(string Name, Arity Arity, ScalarField Like)> Missing(InlineRelation relation)
    {
        foreach (var column in relation.ReferencedModel.UniqueCriteria.FirstOrDefault() ?? [])
        {
            var name = Inflection.LowerFirst(relation.ReferencedModel.Name) + Inflection.UpperFirst(column.Field.Name);
            var arity = (relation.ReferencingModel.FindField(name) as ScalarField)?.Arity ?? relation.ForwardField?.Arity ?? Arity.Optional;
            yield return (name, arity, column.Field);
        }
    }

    private static string FieldsArgument(InlineRelation relation) => $"fields: [{string.Join(", ", Missing(relation).Select(field => field.Name))}]";

    private static string ReferencesArgument(InlineRelation relation) => $"references: [{string.Join(", ", relation.ReferencedFields.Select(field => field.Name))}]";

    private static string Text(Arity arity) => arity switch
    {
        Arity.Optional => "?",
        Arity.List => "[]",
        _ => "",
    };
}
