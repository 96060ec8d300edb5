using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Combines connection properties.</summary>
public static class ConnectionPropertiesExtensions
{
    /// <summary>Adds connection properties to those of another resource.</summary>
    /// <param name="source">The other resource.</param>
    /// <param name="additional">The properties; they replace those of the same name.</param>
    /// <returns>The properties.</returns>
    public static IEnumerable<KeyValuePair<string, ReferenceExpression>> CombineProperties(this IResourceWithConnectionString source, IEnumerable<KeyValuePair<string, ReferenceExpression>> additional)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(additional);

        var combined = new Dictionary<string, ReferenceExpression>(source.GetConnectionProperties(), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in additional)
        {
            combined[name] = value;
        }

        return combined;
    }
}
