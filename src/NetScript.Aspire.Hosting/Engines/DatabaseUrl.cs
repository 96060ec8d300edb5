using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>
/// The URL form of a connection string, computed when the value is known: no interpolation can escape a generated
/// password by the rules of every engine.
/// </summary>
internal sealed class DatabaseUrl(DatabaseEngine engine, ReferenceExpression connectionString)
    : IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    public string ValueExpression => connectionString.ValueExpression;

    public IEnumerable<object> References => [connectionString];

    public static ReferenceExpression Of(DatabaseEngine engine, ReferenceExpression connectionString) =>
        ReferenceExpression.Create($"{new DatabaseUrl(engine, connectionString)}");

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        ToUrl(await connectionString.GetValueAsync(cancellationToken).ConfigureAwait(false));

    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
        ToUrl(await connectionString.GetValueAsync(context, cancellationToken).ConfigureAwait(false));

    private string? ToUrl(string? value) => value is null ? null : engine.ConnectionStrings.ToUrl(value);
}
