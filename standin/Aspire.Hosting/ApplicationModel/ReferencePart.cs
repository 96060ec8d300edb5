namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value in a reference expression.</summary>
internal readonly record struct ReferencePart(IValueProvider Provider, string ManifestExpression, string? StringFormat)
{
    public static ReferencePart From<T>(T value, string? format)
        where T : IValueProvider, IManifestExpressionProvider
        => new(value, value.ValueExpression, format);
}
