namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that a manifest refers to by an expression.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The expression, in braces, such as <c>{db.connectionString}</c>.</summary>
    string ValueExpression { get; }
}
