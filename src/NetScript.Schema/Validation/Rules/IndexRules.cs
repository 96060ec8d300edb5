using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Indexes and unique constraints.</summary>
internal static class IndexRules
{
    public static void Validate(ModelIndex index, NameRules names, ValidationContext context)
    {
        if (index.Model.IsView)
        {
            ViewRules.Validate(index, context);
            return;
        }

        var provider = context.Provider;
        if (index.Fields.Count == 0)
        {
            Error(index, "The list of fields in an index cannot be empty. Please specify at least one field.", context);
        }

        names.Check(index);
        ClientNameIsNoField(index, context);
        names.CheckClientName(index.Model, index.Name, index.AttributeName, index.Syntax);
        if (!provider.Can(Capabilities.IndexColumnLengthPrefixing) && index.Fields.Any(field => field.Length is not null))
        {
            Error(index, "The length argument is not supported in an index definition with the current connector", context);
        }

        AlgorithmIsSupported(index, context);
        FulltextRules.Validate(index, context);
        names.CheckLength(index.Model, index.Syntax, index.MappedName, index.IsOnField ? "@" : "@@");
        ClusteringIsPossible(index, context);
        if (index.Kind != IndexKind.Normal && index.Fields.Any(field => field.OperatorClass is not null))
        {
            Error(index, "Operator classes can only be defined to fields in an @@index attribute.", context);
        }

        PredicateIsPossible(index, context);
        LengthIsOfText(index.Fields, index.AttributeName, index.Model, index.Span, context);
    }

    /// <summary>Only of text and bytes there is a prefix.</summary>
    public static void LengthIsOfText(IReadOnlyList<IndexField> fields, string attribute, ModelType model, TextSpan span, ValidationContext context)
    {
        if (!context.Provider.Can(Capabilities.IndexColumnLengthPrefixing))
        {
            return;
        }

        foreach (var field in fields.Where(field => field.Length is not null))
        {
            if (!field.Field.Type.IsUnsupported && field.Field.Type.Scalar is not (ScalarType.String or ScalarType.Bytes))
            {
                context.AttributeError(attribute, "The length argument is only allowed with field types `String` or `Bytes`.", model, span);
            }
        }
    }

    public static void ClientNameIsNoField(ModelIndex index, ValidationContext context)
    {
        if (index.Kind == IndexKind.Unique && index.Fields.Count > 1 && string.Join('_', index.Fields.Select(field => field.ClientName)) is var name && index.Model.FindField(name) is ScalarField)
        {
            var attribute = index.AttributeName;
            context.ModelError(
                index.Model, $"The field `{name}` clashes with the `{attribute}` name. Please resolve the conflict by providing a custom id name: `{attribute}([...], name: \"custom_name\")`", index.Span);
        }
    }

    private static void AlgorithmIsSupported(ModelIndex index, ValidationContext context)
    {
        if (index.Algorithm is not { } algorithm)
        {
            return;
        }

        if (!context.Provider.HasAlgorithm(algorithm))
        {
            context.AttributeError(index.AttributeName, "The given index type is not supported with the current connector", index.Model, index.Syntax.Arguments.SpanOf("type") ?? index.Span);
        }
        else if (algorithm == IndexAlgorithm.Hash && index.Fields.Any(field => field.Sort is not null))
        {
            Error(index, "Hash type does not support sort option.", context);
        }
    }

    private static void ClusteringIsPossible(ModelIndex index, ValidationContext context)
    {
        if (!context.Provider.Can(Capabilities.ClusteringSetting))
        {
            if (index.IsClustered is not null)
            {
                Error(index, "Defining clustering is not supported in the current connector.", context);
            }

            return;
        }

        if (index.IsClustered != true)
        {
            return;
        }

        if (index.Model.PrimaryKey is { IsClustered: not false })
        {
            Error(index, "A model can only hold one clustered index or key.", context);
        }

        if (index.Model.Indexes.Any(other => !ReferenceEquals(other, index) && other.IsClustered == true))
        {
            Error(index, "A model can only hold one clustered index.", context);
        }
    }

    private static void PredicateIsPossible(ModelIndex index, ValidationContext context)
    {
        if (index.Predicate is null)
        {
            return;
        }

        var span = index.Syntax.Arguments.SpanOf("where") ?? index.Span;
        if (!context.HasPreview("partialIndexes"))
        {
            context.AttributeError(
                index.AttributeName, "Partial indexes are a preview feature. Add \"partialIndexes\" to previewFeatures in your generator block.", index.Model, span);
        }
        else if (!context.Provider.Can(Capabilities.PartialIndexes))
        {
            context.AttributeError(index.AttributeName, "Partial indexes (with a `where` clause) are not supported by the current connector.", index.Model, span);
        }
    }

    private static void Error(ModelIndex index, string message, ValidationContext context) => context.AttributeError(index.AttributeName, message, index.Model, index.Span);
}
