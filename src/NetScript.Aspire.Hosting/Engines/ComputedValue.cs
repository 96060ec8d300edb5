using Aspire.Hosting.ApplicationModel;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>A value that is computed when it is asked for, since code may change what it is made of until the application starts.</summary>
/// <param name="value">Computes it.</param>
/// <param name="expression">What stands for it in a manifest.</param>
internal sealed class ComputedValue(Func<string> value, string expression) : IValueProvider, IManifestExpressionProvider
{
    public string ValueExpression => expression;

    public static ReferenceExpression Of(Func<string> value, string expression = "") => ReferenceExpression.Create($"{new ComputedValue(value, expression)}");

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(value());
}
