using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Primary keys.</summary>
internal static class KeyRules
{
    public static void Validate(PrimaryKey key, ValidationContext context)
    {
        var model = key.Model;
        if (key.Fields.Count == 0)
        {
            Error(key, $"The list of fields in an `{key.AttributeName}()` attribute cannot be empty. Please specify at least one field.", context);
        }

        ClientNameIsNoField(key, context);
        if (key.MappedName is not null && !context.Provider.Can(Capabilities.NamedPrimaryKeys))
        {
            context.ModelError(model, "You defined a database name for the primary key on the model. This is not supported by the provider.", model.Span);
        }

        if (key.Fields.Any(field => field.Length is not null) && !context.Provider.Can(Capabilities.IndexColumnLengthPrefixing))
        {
            Error(key, "The length argument is not supported in the primary key with the current connector", context);
        }

        if (key.Fields.Any(field => field.Sort is not null) && !context.Provider.Can(Capabilities.PrimaryKeySortOrderDefinition))
        {
            Error(key, "The sort argument is not supported in the primary key with the current connector", context);
        }
    }

    public static void ValidateColumns(PrimaryKey key, ValidationContext context)
    {
        IndexRules.LengthIsOfText(key.Fields, key.AttributeName, key.Model, key.Span, context);
        if (!context.Provider.Can(Capabilities.ClusteringSetting))
        {
            if (key.IsClustered is not null)
            {
                Error(key, "Defining clustering is not supported in the current connector.", context);
            }
        }
        else if (key.IsClustered != false && key.Model.Indexes.Any(index => index.IsClustered == true))
        {
            Error(key, "A model can only hold one clustered index or id.", context);
        }
    }

    private static void ClientNameIsNoField(PrimaryKey key, ValidationContext context)
    {
        if (key.Fields.Count > 1 && string.Join('_', key.Fields.Select(field => field.Field.Name)) is var name && key.Model.FindField(name) is ScalarField)
        {
            context.ModelError(
                key.Model, $"The field `{name}` clashes with the `@@id` attribute's name. Please resolve the conflict by providing a custom id name: `@@id([...], name: \"custom_name\")`", key.Span);
        }
    }

    private static void Error(PrimaryKey key, string message, ValidationContext context) => context.AttributeError(key.AttributeName, message, key.Model, key.Span);
}
