using System.Globalization;

namespace MySqlConnector.Core;

/// <summary>A keyword of connection strings with its synonyms, and the value that holds where it is not given.</summary>
internal sealed record ConnectionOption(string Name, object DefaultValue, params string[] Synonyms)
{
    /// <summary>The value in the type of <see cref="DefaultValue"/>.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public object Convert(object value)
    {
        if (DefaultValue is string || value.GetType() == DefaultValue.GetType())
        {
            return DefaultValue is string ? System.Convert.ToString(value, CultureInfo.InvariantCulture)! : value;
        }

        var text = System.Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim();
        object? converted = DefaultValue switch
        {
            bool => ReadBool(text),
            uint => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            int => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            Enum => ReadEnum(DefaultValue.GetType(), text),
            _ => null,
        };
        return converted ?? throw new ArgumentException($"Value '{text}' not supported for option '{Name}'.", nameof(value));
    }

    private static object? ReadBool(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "1" => true,
        "FALSE" or "NO" or "0" => false,
        _ => null,
    };

    private static object? ReadEnum(Type type, string text) => Enum.TryParse(type, text, ignoreCase: true, out var value) && Enum.IsDefined(type, value) ? value : null;
}
