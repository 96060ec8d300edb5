using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Full-text indexes.</summary>
internal static class FulltextRules
{
    public static void Validate(ModelIndex index, ValidationContext context)
    {
        if (index.Kind != IndexKind.Fulltext)
        {
            return;
        }

        if (!context.Provider.Can(Capabilities.FullTextIndex))
        {
            Error("Defining fulltext indexes is not supported with the current connector.");
            return;
        }

        if (index.Fields.Any(field => field.Length is not null))
        {
            Error("The length argument is not supported in a @@fulltext attribute.");
        }

        if (index.Fields.Any(field => field.Sort is not null))
        {
            Error("The sort argument is not supported in a @@fulltext attribute in the current connector.");
        }

        void Error(string message) => context.AttributeError(index.AttributeName, message, index.Model, index.Span);
    }
}
