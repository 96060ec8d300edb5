namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds a connection property to a resource, or replaces one that it has.</summary>
public sealed class ConnectionPropertyAnnotation : IResourceAnnotation
{
    /// <summary>Creates the annotation.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="referenceExpression">The value.</param>
    public ConnectionPropertyAnnotation(string name, ReferenceExpression referenceExpression)
    {
        Name = name;
        Value = referenceExpression;
    }

    /// <summary>The name of the property.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public ReferenceExpression Value { get; }
}
