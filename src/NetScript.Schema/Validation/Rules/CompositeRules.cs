using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Rules;

/// <summary>No supported database has composite types.</summary>
internal static class CompositeRules
{
    public static IReadOnlyList<Action<CompositeType, ValidationContext>> All { get; } =
        [(type, context) => context.Error($"Error validating: Composite types are not supported on {context.Provider.DisplayName}.", type)];
}
