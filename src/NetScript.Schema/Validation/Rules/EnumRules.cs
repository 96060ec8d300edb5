using NetScript.Schema.Database;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Enums.</summary>
internal static class EnumRules
{
    public static IReadOnlyList<Action<EnumType, ValidationContext>> All { get; } = [IsSupported, SchemaIsKnown, SchemaIsWritten];

    public static void DatabaseNamesAreUnique(ValidationContext context)
    {
        if (!context.Provider.Can(Capabilities.Enums))
        {
            return;
        }

        var names = new HashSet<QualifiedName>();
        foreach (var type in context.Model.Enums.Where(type => !names.Add(new(type.SchemaName, type.DatabaseName))))
        {
            context.Error("An enum with the same database name is already defined.", type);
        }
    }

    private static void IsSupported(EnumType type, ValidationContext context)
    {
        if (!context.Provider.Can(Capabilities.Enums))
        {
            context.Error($"Error validating: You defined the enum `{type.Name}`. But the current connector does not support enums.", type);
        }
    }

    private static void SchemaIsKnown(EnumType type, ValidationContext context) => ModelRules.SchemaIsKnown(type, type.SchemaName, type.SchemaSpan, context);

    private static void SchemaIsWritten(EnumType type, ValidationContext context)
    {
        if (context.Model.Datasource?.SchemasSpan is not null && context.Provider.Can(Capabilities.MultiSchema) && type.SchemaName is null)
        {
            context.Error("This enum is missing an `@@schema` attribute.", type);
        }
    }
}
