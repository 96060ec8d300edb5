using Aspire.Hosting.ApplicationModel;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>A value that is computed when it is asked for, since code may change what it is made of until the application starts.</summary>
internal sealed class ComputedValue(Func<string> value) : IValueProvider, IManifestExpressionProvider
{
    public string ValueExpression => value();

    public static ReferenceExpression Of(Func<string> value) => ReferenceExpression.Create($"{new ComputedValue(value)}");

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(value());
}
