using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Builds a reference expression piece by piece.</summary>
public partial class ReferenceExpressionBuilder
{
    private readonly StringBuilder _format = new();
    private readonly List<ReferencePart> _parts = [];

    /// <summary>Whether nothing was appended.</summary>
    public bool IsEmpty => _format.Length == 0;

    /// <summary>Appends an interpolated string.</summary>
    /// <param name="handler">The interpolated string.</param>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The handler writes into this instance.")]
    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler)
    {
        // The handler has written into this builder by now.
    }

    /// <summary>Appends text. Its braces are those of a composite format string.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value) => _format.Append(value);

    /// <summary>Appends a string.</summary>
    /// <param name="value">The string.</param>
    public void AppendFormatted(string? value) => AppendFormatted(value, format: null);

    /// <summary>Appends a string in a format.</summary>
    /// <param name="value">The string.</param>
    /// <param name="format"><c>uri</c> or null.</param>
    public void AppendFormatted(string? value, string? format = null) => _format.Append(ReferenceFormat.Apply(value, format));

    /// <summary>Appends a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="valueProvider">The value.</param>
    public void AppendFormatted<T>(T valueProvider)
        where T : IValueProvider, IManifestExpressionProvider
        => AppendFormatted(valueProvider, format: null);

    /// <summary>Appends a value in a format.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="valueProvider">The value.</param>
    /// <param name="format"><c>uri</c> or null.</param>
    public void AppendFormatted<T>(T valueProvider, string? format)
        where T : IValueProvider, IManifestExpressionProvider
        => Append(ReferencePart.From(valueProvider, format));

    /// <summary>Builds the expression.</summary>
    /// <returns>The expression.</returns>
    public ReferenceExpression Build() => new(_format.ToString(), _parts);

    private void Append(ReferencePart part)
    {
        _format.Append(CultureInfo.InvariantCulture, $"{{{_parts.Count}}}");
        _parts.Add(part);
    }
}
