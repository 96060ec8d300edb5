using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Native types: <c>@db.…</c>.</summary>
internal static class NativeTypeRules
{
    public static void Validate(ScalarField field, ValidationContext context)
    {
        if (field.NativeTypeSyntax is not { } syntax || field.Type.Scalar is not { } scalar)
        {
            return;
        }

        if (context.Model.Datasource is { } datasource && datasource.Name != syntax.Scope)
        {
            Error($"The prefix {syntax.Scope} is invalid. It must be equal to the name of an existing datasource e.g. {datasource.Name}. Did you mean to use {datasource.Name}.{syntax.Name}?");
        }

        var provider = context.Provider;
        if (provider.FindNativeType(syntax.Name) is not { } definition)
        {
            Error($"Native type {syntax.Name} is not supported for {(context.Model.Datasource is null ? "Default" : provider.Name)} connector.");
            return;
        }

        var count = syntax.Arguments.Count;
        if (count < definition.RequiredCount || (count > definition.RequiredCount && definition.OptionalCount == 0))
        {
            Error($"Function \"{syntax.Name}\" takes {definition.RequiredCount} arguments, but received {count}.");
        }
        else if (count > definition.RequiredCount + definition.OptionalCount)
        {
            Error($"Native type {syntax.Name} takes {definition.OptionalCount} optional arguments, but received {count}.");
        }
        else if (!definition.ScalarTypes.Contains(scalar))
        {
            Error($"Native type {syntax.Name} is not compatible with declared field type {scalar}, expected field type {string.Join(" or ", definition.ScalarTypes)}.");
        }
        else if (definition.Create(syntax.Arguments) is not { } type)
        {
            Error($"Expected {definition.Expected}, but found ({string.Join(", ", syntax.Arguments)}).");
        }
        else if (provider.CheckNativeType(type, scalar) is { } problem)
        {
            Error(problem);
        }

        void Error(string message) => context.Error(message, field, syntax.Span);
    }

    /// <summary>What Prisma knows need not be unsupported.</summary>
    public static void UnsupportedIsNotSupported(ScalarField field, ValidationContext context)
    {
        if (field.Type is not UnsupportedType unsupported || context.Model.Datasource is not { } datasource)
        {
            return;
        }

        var (name, arguments) = Split(unsupported.DatabaseType);
        if (context.Provider.FindNativeType(name)?.Create(arguments) is { } type)
        {
            context.Error(
                $"Error validating: The type `Unsupported(\"{unsupported.DatabaseType}\")` you specified in the type definition for the field `{field.Name}` is supported as a native type by Prisma. Please use the native type notation `{context.Provider.ScalarTypeOf(type)} @{datasource.Name}.{type}` for full support.",
                field);
        }
    }

    private static (string Name, string[] Arguments) Split(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return (type.Trim(), []);
        }

        var close = type.IndexOf(')', open);
        return (type[..open].Trim(), close < 0 ? [] : type[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries));
    }
}
