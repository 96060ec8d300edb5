using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A text with values in it that are known when the application runs.</summary>
[DebuggerDisplay("{ValueExpression,nq}")]
public partial class ReferenceExpression : IExpressionValue, IManifestExpressionProvider, IValueProvider, IValueWithReferences
{
    /// <summary>The expression without any text.</summary>
    public static readonly ReferenceExpression Empty = new(string.Empty, []);

    private readonly ReferencePart[] _parts;

    internal ReferenceExpression(string format, IEnumerable<ReferencePart> parts)
    {
        Format = format;
        _parts = [.. parts];
        ManifestExpressions = [.. _parts.Select(part => part.ManifestExpression)];
        StringFormats = [.. _parts.Select(part => part.StringFormat)];
        ValueProviders = [.. _parts.Select(part => part.Provider)];
    }

    /// <summary>The text as a composite format string.</summary>
    public string Format { get; }

    /// <summary>How a manifest refers to each value.</summary>
    public IReadOnlyList<string> ManifestExpressions { get; }

    /// <summary>The format of each value: null or <c>uri</c>.</summary>
    public IReadOnlyList<string?> StringFormats { get; }

    /// <summary>The values.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    /// <inheritdoc />
    public string ValueExpression => string.Format(CultureInfo.InvariantCulture, Format, [.. ManifestExpressions]);

    IEnumerable<object> IValueWithReferences.References => ValueProviders;

    /// <summary>Creates an expression from an interpolated string.</summary>
    /// <param name="handler">The interpolated string. Its holes are strings, values, and builders of resources that are values.</param>
    /// <returns>The expression.</returns>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.GetExpression();

    /// <summary>Reads the text as somebody needs it, waiting until its values are known.</summary>
    /// <param name="context">Who asks, and from which network.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text; null when the expression is empty.</returns>
    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (Format.Length == 0)
        {
            return null;
        }

        var values = new object?[_parts.Length];
        for (var i = 0; i < _parts.Length; i++)
        {
            var value = await _parts[i].Provider.GetValueAsync(context, cancellationToken).ConfigureAwait(false);
            values[i] = ReferenceFormat.Apply(value, _parts[i].StringFormat);
        }

        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    /// <summary>Reads the text as a process of the machine needs it, waiting until its values are known.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text; null when the expression is empty.</returns>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(new ValueProviderContext(), cancellationToken);
}
